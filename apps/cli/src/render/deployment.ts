import type { DeploymentAnswer } from '@acta/application';
import { asKnown } from './as-of.js';
import { columns, longDay } from './columns.js';
import { dateText, observedText } from './date.js';

type Item = DeploymentAnswer['items'][number];

/** The deployment state for a terminal. */
export function renderDeployment(answer: DeploymentAnswer): string {
  const title = `Deployment state on ${longDay(answer.validAt)}${asKnown(answer)}`;
  const parts = [...answer.missions.map(renderMission), ...answer.items.map(renderItem)];
  return [title, '', ...(parts.length > 0 ? parts : ['  Nothing is known.', ''])].join('\n');
}

const doubt = (certain: boolean): string => (certain ? '' : ' (possibly)');

const studyText = ({ body, status }: NonNullable<Item['requests'][number]['study']>): string =>
  status === 'open' ? `, at ${body}` : `, studied by ${body}: ${status}`;

function renderMission(totals: DeploymentAnswer['missions'][number]): string {
  const { mission, status, possiblyEnded, targets, present, alsoPresent, committed, alsoCommitted } = totals;
  const ended = status === 'ended' ? ['ended'] : possiblyEnded ? ['possibly ended'] : [];
  const rows = [
    ...ended.map((words) => ['status', words]),
    ...targets.map(({ amount, by }) => ['target', `${amount.text}, by ${by}`]),
    ...[present ?? [], alsoPresent ?? []].flat().map(({ text }) => ['present in all', text]),
    ...[committed ?? [], alsoCommitted ?? []].flat().map(({ text }) => ['committed in all', text]),
  ];
  return rows.length > 0 ? `${mission}\n${columns(rows)}\n` : '';
}

const ends = { certainly: 'over', possibly: 'possibly over' } as const;

/** "30 (more: made, 2017-10-02, until 2018, possibly over)" */
function commitmentText(commitment: Item['commitments'][number]): string {
  const { decision, status, certain, amount, occurred, until, ended, restates } = commitment;
  const words = [
    `${status}${doubt(certain)}`,
    ...(occurred ? [dateText(occurred)] : []),
    ...(until ? [`until ${dateText(until)}`] : []),
    ...(ended ? [ends[ended]] : []),
    ...(restates === undefined ? [] : ['said again, not counted']),
  ];
  return `${amount?.text ?? 'no amount'} (${decision}: ${words.join(', ')})`;
}

function renderItem(item: Item): string {
  const rows = [
    [
      'present',
      item.present ? `${item.present.text}, ${observedText(item.presentOccurred, item.presentOn)}` : 'not known',
    ],
    ...(item.alsoPresent ?? []).map(({ text }) => ['present', text]),
    ...[item.ceiling ?? [], item.alsoCeiling ?? []].flat().map(({ text }) => ['ceiling', text]),
    ...item.commitments.map((commitment) => ['committed', commitmentText(commitment)]),
    ...item.approvals.map(({ decision, body, status, certain, due }) => [
      'approval',
      `${status}${doubt(certain)} at ${body}${due ? ` on ${longDay(due)}` : ''} (${decision})`,
    ]),
    ...item.requests.map(({ decision, by, status, certain, study }) => [
      'request',
      `by ${by}: ${status}${doubt(certain)}${study ? studyText(study) : ''} (${decision})`,
    ]),
    ...item.findings.map((kind) => ['finding', kind]),
  ];
  return `${item.mission ?? '(no mission)'} / ${item.party}\n${columns(rows)}\n`;
}
