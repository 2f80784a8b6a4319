import { applyDecorators, Get } from '@nestjs/common';
import { ApiDefaultResponse, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { answers } from './answers.js';

/** A route that asks something: its path, its summary, and the shape of what it answers. */
export const Asks = (
  path: string,
  summary: string,
  answer: keyof typeof answers,
  operationId: string = answer,
): MethodDecorator =>
  applyDecorators(
    Get(path),
    ApiOperation({ operationId, summary }),
    ApiResponse({ status: 200, description: 'The answer', standardSchema: answers[answer] }),
    ApiDefaultResponse({ description: 'Refused, or not possible: a problem document (RFC 9457)' }),
  );
