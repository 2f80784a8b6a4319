import { applyDecorators, Get } from '@nestjs/common';
import { ApiDefaultResponse, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { answers } from './answers.js';

/** What a route that asks something answers: its summary, and the shape of the answer. */
export const Answers = (summary: string, answer: keyof typeof answers, operationId: string = answer): MethodDecorator =>
  applyDecorators(
    ApiOperation({ operationId, summary }),
    ApiResponse({ status: 200, description: 'The answer', standardSchema: answers[answer] }),
    ApiDefaultResponse({ description: 'Refused, or not possible: a problem document (RFC 9457)' }),
  );

/** A route that asks something by its path and parameters alone. */
export const Asks = (
  path: string,
  summary: string,
  answer: keyof typeof answers,
  operationId?: string,
): MethodDecorator => applyDecorators(Get(path), Answers(summary, answer, operationId));
