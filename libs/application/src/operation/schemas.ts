import { eventTypes } from '@acta/domain';
import { z } from 'zod';

export const rebuildSchema = z.strictObject({
  takeOver: z
    .enum(['always', 'if-same', 'never'])
    .optional()
    .describe('Whether the new rows take over once they are whole; default always'),
  eventsPerSecond: z.int().min(1).optional().describe('At most so many; default as many as can be'),
});

export const retrySchema = z.strictObject({
  stream: z.string().min(1).optional().describe('Default every parked stream of the projection'),
});

export const skipSchema = eventTypes.StreamSkipped.data.pick({ stream: true, upTo: true, reason: true });

export type RebuildRequest = z.output<typeof rebuildSchema>;
export type RetryRequest = z.output<typeof retrySchema>;
export type SkipRequest = z.output<typeof skipSchema>;
