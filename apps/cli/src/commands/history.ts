import { GetDecisionHistory, happenedSchema } from '@acta/application';
import type { Command } from 'commander';
import { z } from 'zod';
import { asks } from '../question-command.js';
import { renderHistory } from '../render/history.js';

export function registerHistory(acta: Command): void {
  asks(acta, {
    name: 'history',
    description: "what happened in a decision's file, with the evidence; corrections beside what they correct",
    schema: happenedSchema.extend({ decision: z.string().describe('The id of the decision') }),
    bare: 'decision',
    question: ({ decision, ...times }) => new GetDecisionHistory(decision, times),
    render: renderHistory,
  });
}
