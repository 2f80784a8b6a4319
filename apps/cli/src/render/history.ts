import type { HistoryAnswer } from '@acta/application';
import { contentsText } from './contents.js';
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
  const contents = contentsText(entry.data);
  const said = contents === '' ? [] : [`       ${contents}`];
  const evidence = entry.evidence.map((cited) => `       ${statementText(cited.source, cited)}`);
  return [head, ...said, ...evidence, ...entry.corrections.map(correctionText)].join('\n');
}

/** Why it was corrected, and by what. */
function correctionText({ type, position, reason, replace }: Entry['corrections'][number]): string {
  const { occurred, evidence } = replace ?? {};
  const by = contentsText({ ...replace?.data, ...(occurred && { occurred }), ...(evidence && { evidence }) });
  return `       ${position}  ${type}: ${reason}${by === '' ? '' : ` (${by})`}`;
}
