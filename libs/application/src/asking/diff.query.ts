import type { RecordedEvent } from '@acta/kernel';
import { diffStates, type Cause, type Difference } from '@acta/read-models';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { ADAPTERS, type Adapters } from '../adapters.js';
import { askedAt, type Question, type Spoken } from './asked.js';
import { timesSchema } from './coordinates.js';
import { deploymentSchema } from './deployment.query.js';
import { checkNamed } from './named.js';
import { showNames, type WithNames } from './names.js';

const { shape } = timesSchema;
const of = (side: string, field: string) => `As ${field}, of the ${side} state; default ${field}`;

export const diffSchema = deploymentSchema.extend({
  fromValidAt: shape.validAt.describe(of('first', 'validAt')),
  fromKnownAt: shape.knownAt.describe(of('first', 'knownAt')),
  fromBasis: shape.basis.describe(of('first', 'basis')),
  toValidAt: shape.validAt.describe(of('second', 'validAt')),
  toKnownAt: shape.knownAt.describe(of('second', 'knownAt')),
  toBasis: shape.basis.describe(of('second', 'basis')),
});

/** An event as a cause, without what it says. */
type EventNamed = Pick<RecordedEvent, 'id' | 'type' | 'stream' | 'position' | 'recordedAt'> & {
  readonly actor: string;
};

type CauseAnswer = (Omit<Extract<Cause, { kind: 'event' }>, 'event'> & EventNamed) | Extract<Cause, { kind: 'day' }>;

export interface DiffAnswer {
  /** The position that the answer speaks for. */
  readonly position: bigint;
  readonly from: Spoken;
  readonly to: Spoken;
  readonly items: readonly WithNames<Omit<Difference, 'because'> & { readonly because: readonly CauseAnswer[] }>[];
}

/** What differs between two deployment states, and which event made each difference. */
export class GetDiff extends Query<DiffAnswer> {
  constructor(readonly params: z.infer<typeof diffSchema>) {
    super();
  }
}

@QueryHandler(GetDiff)
export class GetDiffHandler implements IQueryHandler<GetDiff> {
  constructor(@Inject(ADAPTERS) private readonly adapters: Adapters) {}

  async execute({ params }: GetDiff): Promise<DiffAnswer> {
    const { mission, party, validAt: day, knownAt: known, basis: as, upTo, ...sides } = params;
    const side = (name: 'from' | 'to'): Promise<Question> => {
      const own = `${name}KnownAt` as const;
      const basis = sides[`${name}Basis` as const] ?? as;
      const times = {
        validAt: sides[`${name}ValidAt` as const] ?? day,
        knownAt: sides[own] ?? known,
        basis,
        // It is said of states as published alone, and may be said for one such side.
        ...(basis === 'published' && { upTo }),
      };
      return askedAt(this.adapters, times, sides[own] === undefined ? 'knownAt' : own);
    };
    const [from, to] = await Promise.all([side('from'), side('to')]);
    // What one of them names and the other has not yet is a difference.
    await checkNamed(from.spoken.position > to.spoken.position ? from : to, { mission, party });
    const differences = await diffStates(from.asked, to.asked, { mission, party });
    const items = differences.map(({ because, ...rest }) => ({ ...rest, because: because.map(causeAnswer) }));
    return {
      position: to.spoken.position,
      from: from.spoken,
      to: to.spoken,
      items: await showNames(this.adapters.people, items),
    };
  }
}

function causeAnswer(cause: Cause): CauseAnswer {
  if (cause.kind === 'day') return cause;
  const { event, ...rest } = cause;
  const { id, type, stream, position, recordedAt, metadata } = event;
  return { ...rest, id, type, stream, position, recordedAt, actor: metadata.actor };
}
