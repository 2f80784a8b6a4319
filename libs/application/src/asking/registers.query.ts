import { ActaError } from '@acta/kernel';
import { registers, type Page } from '@acta/read-models';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { z } from 'zod';
import { ADAPTERS, type Adapters } from '../adapters.js';
import { askedAt, type Spoken } from './asked.js';
import { timesSchema, type Times } from './coordinates.js';
import { pagingFields } from './paging.js';

export type RegisterName = keyof typeof registers;
type Entry<Name extends RegisterName> = NonNullable<Awaited<ReturnType<(typeof registers)[Name]['get']>>>;

export const registerSchema = timesSchema.extend(pagingFields);

/** A page of one of the registers: parties, bodies, sources, missions. */
export class ListRegister<Name extends RegisterName = RegisterName> extends Query<Spoken & Page<Entry<Name>>> {
  constructor(
    readonly name: Name,
    readonly params: z.infer<typeof registerSchema>,
  ) {
    super();
  }
}

@QueryHandler(ListRegister)
export class ListRegisterHandler implements IQueryHandler<ListRegister> {
  constructor(@Inject(ADAPTERS) private readonly adapters: Adapters) {}

  async execute({
    name,
    params: { limit, cursor, ...times },
  }: ListRegister): Promise<Spoken & Page<Entry<RegisterName>>> {
    const { asked, spoken } = await askedAt(this.adapters, times);
    return { ...spoken, ...(await registers[name].list(asked, { limit, cursor })) };
  }
}

/** One entry of a register. */
export class GetRegistered<Name extends RegisterName = RegisterName> extends Query<Spoken & Entry<Name>> {
  constructor(
    readonly name: Name,
    readonly id: string,
    readonly times: Times,
  ) {
    super();
  }
}

@QueryHandler(GetRegistered)
export class GetRegisteredHandler implements IQueryHandler<GetRegistered> {
  constructor(@Inject(ADAPTERS) private readonly adapters: Adapters) {}

  async execute({ name, id, times }: GetRegistered): Promise<Spoken & Entry<RegisterName>> {
    const { asked, spoken } = await askedAt(this.adapters, times);
    const entry = await registers[name].get(asked, id);
    if (entry) return { ...spoken, ...entry };
    const message = `Nothing is on record at ${name}/${id} for ${spoken.validAt}, as known at position ${spoken.knownAt}.`;
    throw new ActaError('not-found', 'not-on-record', message);
  }
}
