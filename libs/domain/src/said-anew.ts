import type { RecordedEvent } from '@acta/kernel';
import type { Fact, Retracted } from './fact.js';
import { entryIn } from './remark.js';
import type { Link } from './values/link.js';

const againIn = (links: readonly Link[] = []): string | undefined =>
  links.find(({ relation }) => relation === 'restates' || relation === 'same-as')?.to.toLowerCase();

/**
 * What a fact says again: the id of an event, or a stream as in a link; undefined where it says something itself, or is the first to say it
 * that was not retracted.
 */
export const restatedBy = ({ links, saysAgain }: Pick<Fact, 'links' | 'saysAgain'>): string | undefined =>
  saysAgain === undefined ? againIn(links) : (saysAgain ?? undefined);

interface Said {
  /** What is said again, which stands or is said elsewhere. */
  readonly to?: string;
  /** Or else what was said first, and is retracted. */
  readonly lost?: string;
}

/** What is said again through what is retracted. An event can only say an earlier one again. */
function saidThrough(to: string, before: number, gone: Gone): Said {
  const event = gone.get(to);
  if (!event || event.version >= before) return { to };
  const further = againIn(entryIn(event).links);
  return further === undefined ? { lost: event.id } : saidThrough(further, event.version, gone);
}

type Gone = ReadonlyMap<string, RecordedEvent>;

/** A fact that says now what is retracted, and relates to what that did. */
function sayingNow(fact: Fact, lost: RecordedEvent | undefined): Fact {
  const links = lost ? (entryIn(lost).links ?? []) : [];
  return { ...fact, links: [...fact.links, ...links], saysAgain: null };
}

interface SaidAnew {
  readonly facts: readonly Fact[];
  readonly retracted: readonly Retracted[];
}

/**
 * What said again what is retracted: the first that stands says it now, and the others say again what that one says. Where what is
 * retracted said something again itself, they do.
 * @param gone the events that are retracted, by id
 * @param facts of one stream, by version
 */
export function saidAnew(facts: readonly Fact[], gone: Gone): SaidAnew {
  const heirs = new Map<string, string>();
  const said = facts.map((fact) => {
    const again = againIn(fact.links);
    if (again === undefined || !gone.has(again)) return fact;
    const { to, lost } = saidThrough(again, fact.version, gone);
    if (lost === undefined) return { ...fact, saysAgain: to ?? null };
    const heir = heirs.get(lost);
    if (heir !== undefined) return { ...fact, saysAgain: heir };
    heirs.set(lost, fact.id);
    return sayingNow(fact, gone.get(lost));
  });
  const retracted = [...gone.keys()].map((event): Retracted => {
    const { to, lost = '' } = saidThrough(event, Infinity, gone);
    const heir = heirs.get(lost);
    return { event, ...(to !== undefined && { by: to }), ...(heir !== undefined && { heir }) };
  });
  return { facts: said, retracted };
}
