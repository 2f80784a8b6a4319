import { z } from 'zod';
import { amount } from '../values/amount.js';

export const presenceCommands = {
  observe: z
    .strictObject({ amount: amount().describe('How much was there: a level') })
    .describe('Records an observation of how much of a party is present in a mission'),
} as const;
