import type { HistoryAnswer } from '@acta/application';
import { statementText } from './statement.js';

type Entry = HistoryAnswer['events'][number];

/** What happened in a decision's file, for a terminal; corrections below what they correct. */
export function renderHistory({ decision, events }: HistoryAnswer): string {
  return [`History of ${decision}`, '', ...events.map(renderEvent), ''].join('\n');
}

/** One event, with its evidence, and what was said of it below. */
export function renderEvent(entry: Entry): string {
  const date = entry.occurred ? (entry.occurred.text ?? entry.occurred.edtf) : 'no date stated';
  const head = `  ${entry.position}  ${entry.type}${entry.retracted ? ' (retracted)' : ''}, ${date}`;
  const evidence = entry.evidence.map((cited) => `       ${statementText(cited.source, cited)}`);
  const corrections = entry.corrections.map(({ type, reason }) => `       ${type}: ${reason}`);
  return [head, ...evidence, ...corrections].join('\n');
}
