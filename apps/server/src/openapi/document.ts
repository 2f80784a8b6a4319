import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { jsonSchemaOf } from './json-schema.js';
import { recordingPaths } from './recording.js';

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string().describe('Stable; docs/reference/problems.md lists them'),
    errors: z
      .array(z.object({ pointer: z.string().describe('JSON pointer into the request'), message: z.string() }))
      .optional()
      .describe('What is wrong, field by field'),
  })
  .describe('A problem document (RFC 9457)');

/** The OpenAPI 3.1 document: questions from their controllers, commands from the schemas of the aggregates. */
export function openApiDocument(app: INestApplication, version: string): OpenAPIObject {
  const base = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Acta')
    .setDescription(
      'Follows decisions about contributions to missions: who asked, who committed, which council still has to approve.',
    )
    .setVersion(version)
    .addBearerAuth({ type: 'http', scheme: 'bearer' }, 'bearer')
    .build();
  const document = SwaggerModule.createDocument(app, base, {
    standardSchemaConverter: (schema, { schemaType }) =>
      schema instanceof z.ZodType ? { schema: jsonSchemaOf(schema, schemaType) } : undefined,
  });
  return {
    ...document,
    paths: { ...document.paths, ...recordingPaths() },
    components: {
      ...document.components,
      responses: {
        Problem: {
          description: 'Refused, or not possible',
          content: { 'application/problem+json': { schema: jsonSchemaOf(problem, 'output') } },
        },
      },
    },
  };
}
