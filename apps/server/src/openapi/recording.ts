import { aggregates, bodySchema, corrections, type Aggregate } from '@acta/domain';
import type { OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { jsonSchemaOf } from './json-schema.js';

type Paths = OpenAPIObject['paths'];

const answer = z.object({
  stream: z.string(),
  version: z.int(),
  position: z.string().describe('Of the last event; 64 bit, as digits'),
  events: z.array(z.object({ id: z.uuid(), type: z.string(), position: z.string().nullable() })),
});

const header = (name: string, description: string) =>
  ({ name, in: 'header', description, schema: { type: 'string' } }) as const;

const headers = [
  header('Idempotency-Key', 'The same key with the same body: the first answer again; with another body: 422'),
  header(
    'If-Match',
    'The ETag that recording answered with, the version of the stream, or `*`: any; 412 if the stream has moved on, or is not there',
  ),
  header('X-Request-Id', 'Becomes the correlation id of the events'),
];

/** One path for each command, derived from the same schemas that check it. */
export function recordingPaths(): Paths {
  const ofAggregates = aggregates.flatMap((aggregate) =>
    Object.entries(aggregate.commands).map(([command, schema]) =>
      pathOf(aggregate, aggregate.idParts, command, schema.description),
    ),
  );
  const ofEvents = Object.entries(corrections.commands).map(([command, schema]) =>
    pathOf(corrections, ['eventId'], command, schema.description),
  );
  return Object.fromEntries([...ofAggregates, ...ofEvents]);
}

type Commanded = Pick<Aggregate, 'collection' | 'commands'>;

function pathOf(
  commanded: Commanded,
  idParts: readonly string[],
  command: string,
  summary?: string,
): [string, Paths[string]] {
  const { collection } = commanded;
  const parameters = idParts.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }) as const);
  const dryRun = {
    name: 'dryRun',
    in: 'query',
    description: 'Decide, record nothing, answer 200',
    schema: { type: 'boolean' },
  } as const;
  const body = jsonSchemaOf(bodySchema(commanded, command), 'input');
  const operation = {
    operationId: `${collection}-${command}`,
    tags: [collection],
    summary,
    security: [{ bearer: [] }],
    parameters: [...parameters, dryRun, ...headers],
    requestBody: {
      // A command that needs nothing may be sent without a body.
      required: body['required'] !== undefined,
      content: { 'application/json': { schema: body } },
    },
    responses: {
      201: { description: 'Recorded', content: { 'application/json': { schema: jsonSchemaOf(answer, 'output') } } },
      default: { $ref: '#/components/responses/Problem' },
    },
  };
  // The document's types ask for schema objects of their own; these are generated JSON Schema.
  return [
    `/v1/${collection}/${idParts.map((part) => `{${part}}`).join('/')}/${command}`,
    { post: operation } as Paths[string],
  ];
}
