import type { Span } from './definition.js';

/** A piece as it was found: when it holds, and since and until when it was believed. */
export interface FoundPiece<Row = unknown> extends Span {
  readonly stream: string;
  readonly knownFrom: bigint;
  /** Exclusive; null: it is still believed. */
  readonly knownUntil: bigint | null;
  readonly keys: Readonly<Record<string, string>>;
  readonly row: Row;
}

/** Which pieces: those with all of these keys, and of these streams. */
export interface PieceFilter {
  readonly keys?: Readonly<Record<string, string | readonly string[]>>;
  /** A key that they have, whatever it is. */
  readonly having?: string;
  readonly streams?: readonly string[];
}

export interface AsOf {
  /** ISO day. */
  readonly validAt: string;
  /** A position; default the one that the view speaks for. */
  readonly knownAt?: bigint;
  readonly filter?: PieceFilter;
}

/** All pieces that touch a stretch of valid time. */
export interface During extends Span {
  readonly knownAt?: bigint;
  readonly filter?: PieceFilter;
}

/** The last days on which pieces begin to hold that touch a stretch of valid time. */
export interface Beginnings extends During {
  /** How many days at most. */
  readonly most: number;
}

/** All pieces whose being believed began or ended after one position and up to another. */
export interface Changed {
  readonly after: bigint;
  readonly upTo: bigint;
  readonly filter?: PieceFilter;
}

/** All pieces that hold on a day, believed at any position from one to another. */
export interface BelievedBetween {
  /** ISO day. */
  readonly validAt: string;
  readonly from: bigint;
  readonly upTo: bigint;
  readonly filter?: PieceFilter;
}
