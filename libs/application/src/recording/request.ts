/** A command as it comes in, from whichever side. */
export interface RecordRequest {
  /** As in the path: `decisions`, `presence`, `events` … */
  readonly collection: string;
  /** The slug, `new`, `{mission}/{party}` for a presence, or the event's id for `events`. */
  readonly id: string;
  readonly command: string;
  /** `{ data, occurred?, evidence?, links?, note? }`, not yet checked. */
  readonly body: unknown;
  /** Opaque id of the person who records. */
  readonly actor: string;
  /** UUID; the same id with the same request is recorded once. Absent: one is made. */
  readonly commandId?: string;
  /** The version that the stream must still have, or that there must be one. */
  readonly expectedVersion?: number | 'any';
  /** Decide and answer, record nothing. */
  readonly dryRun?: boolean;
  /** Where it would register or open what is on record already, as it says: answer the event that says so, refuse nothing. */
  readonly acceptKnown?: boolean;
  readonly correlationId?: string;
  readonly traceparent?: string;
}

export interface RecordAnswer {
  readonly stream: string;
  readonly version: number;
  /** Of the last event; the head of the log where nothing was recorded. */
  readonly position: bigint;
  readonly events: readonly { readonly id: string; readonly type: string; readonly position: bigint | null }[];
  /** True if the command, or all that it says, had been recorded before: this is the first answer again. */
  readonly repeated: boolean;
}
