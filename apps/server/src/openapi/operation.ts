import { applyDecorators, Get, HttpCode, Post } from '@nestjs/common';
import { ApiDefaultResponse, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';

const position = z.string().regex(/^\d+$/).describe('64 bit, as digits');
const count = z.int().min(0);

const progress = z.looseObject({
  generation: z.int(),
  version: z.int(),
  phase: z.enum(['copying', 'indexing', 'ready']),
  eventsDone: count,
  eventsTotal: count.nullable(),
  eventsPerSecond: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  attended: z.boolean().describe('Whether somebody is at it; else it can be asked for again, and goes on'),
});

const comparison = z.looseObject({
  position,
  same: z.boolean(),
  differing: count.describe('How many streams have other rows'),
  examples: z.array(z.string()).describe('Some of them'),
});

const projection = z.looseObject({
  name: z.string(),
  version: z.int().describe('Of this program'),
  liveVersion: z.int().describe('That the rows were computed by; where it is another, a rebuild is due'),
  generation: z.int().describe('The rows that answer'),
  previousGeneration: z.int().nullable().describe('To which switching back leads'),
  position: position.describe('Up to where its rows tell the log'),
  head: position.describe('Where the log ends'),
  lag: z.looseObject({ events: position, seconds: z.number() }),
  paused: z.boolean(),
  attended: z.boolean().describe('Whether a worker has it in hand'),
  parked: count.describe('Streams with an event that could not be applied'),
  rebuild: progress.nullable().describe('That is under way, was cut off, or did not take over'),
  lastRebuild: z
    .looseObject({
      endedAt: z.iso.datetime(),
      result: z.looseObject({ generation: z.int(), eventsTotal: count, comparison, tookOver: z.boolean() }).optional(),
      error: z.string().optional(),
    })
    .nullable()
    .describe('How the last one ended that was asked for of this process'),
});

const parked = z.looseObject({
  projection: z.string(),
  stream: z.string(),
  position: position.describe('Of the event that could not be applied'),
  error: z.string(),
  attempts: count,
  parkedAt: z.iso.datetime(),
});

/** The shapes of what is answered about operation, as documented; a spec holds real answers against them. */
export const operationAnswers = {
  projection,
  projections: z.looseObject({ items: z.array(projection) }),
  parked: z.looseObject({ items: z.array(parked) }),
  retried: z.looseObject({ retried: count.describe('How many streams are applied again') }),
  skipped: z.looseObject({
    stream: z.string(),
    version: z.int(),
    position,
    events: z.array(z.looseObject({ id: z.uuid(), type: z.literal('StreamSkipped'), position })),
  }),
} as const;

interface Route {
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly answer: keyof typeof operationAnswers;
}

const documented = (status: number, { operationId, summary, answer }: Route): MethodDecorator =>
  applyDecorators(
    ApiOperation({ operationId, summary }),
    ApiResponse({ status, description: 'The answer', standardSchema: operationAnswers[answer] }),
    ApiDefaultResponse({ description: 'Refused, or not possible: a problem document (RFC 9457)' }),
  );

/** A route that shows where something stands. */
export const Shows = (route: Route): MethodDecorator => applyDecorators(Get(route.path), documented(200, route));

/** A route that has done something when it answers. */
export const Does = (route: Route): MethodDecorator =>
  applyDecorators(Post(route.path), HttpCode(200), documented(200, route));

/** A route that has something done, which goes on when it has answered. */
export const Begins = (route: Route): MethodDecorator =>
  applyDecorators(Post(route.path), HttpCode(202), documented(202, route));
