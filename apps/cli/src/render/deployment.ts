import type { DeploymentAnswer } from '@acta/application';
import { asKnown } from './as-of.js';
import { columns, longDay } from './columns.js';
import { dateText, dueText, observedText, sinceText } from './date.js';
import { placeText } from './place.js';

type Item = DeploymentAnswer['items'][number];

/** The deployment state for a terminal. */
export function renderDeployment(answer: DeploymentAnswer): string {
  const title = `Deployment state on ${longDay(answer.validAt)}${asKnown(answer)}`;
  const parts = [...answer.missions.map(renderMission), ...answer.items.map(renderItem)];
  return [title, '', ...(parts.length > 0 ? parts : ['  Nothing is known.', ''])].join('\n');
}

const doubt = (certain: boolean): string => (certain ? '' : ' (possibly)');

/** "made", "made (possibly)", or "made, possibly withdrawn" */
const standing = ({ status, certain, possibly }: Standing): string =>
  possibly ? `${status}, possibly ${possibly.join(' or ')}` : `${status}${doubt(certain)}`;

interface Standing {
  readonly status: string;
  readonly certain: boolean;
  readonly possibly?: readonly string[];
}

function studyText({ status, study }: Item['requests'][number]): string {
  if (!study) return '';
  if (study.status !== 'open') return `, studied by ${study.body}: ${study.status}`;
  return status === 'under-study' ? `, at ${study.body}` : `; its study at ${study.body} is open`;
}

function renderMission(totals: DeploymentAnswer['missions'][number]): string {
  const { mission, status, possiblyEnded, targets, present, alsoPresent, presentEnded, committed, alsoCommitted } =
    totals;
  const ended = status === 'ended' ? ['ended'] : possiblyEnded ? ['possibly ended'] : [];
  const rows = [
    ...ended.map((words) => ['status', words]),
    ...targets.map(({ amount, by, disputed }) => ['target', `${amount.text}, by ${by}${disputed ? ', disputed' : ''}`]),
    ...[present ?? [], alsoPresent ?? []].flat().map(({ text }) => ['present in all', text]),
    ...(presentEnded ?? []).map(({ party, certain }) => [
      'of them',
      `those of ${party}, whose deployment has ${certain ? '' : 'possibly '}ended since`,
    ]),
    ...[committed ?? [], alsoCommitted ?? []].flat().map(({ text }) => ['committed in all', text]),
  ];
  return rows.length > 0 ? `${mission}\n${columns(rows)}\n` : '';
}

const ends = { certainly: 'over', possibly: 'possibly over' } as const;

/** "30 (more: made, 2017-10-02, until 2018, possibly over)" */
function commitmentText(commitment: Item['commitments'][number]): string {
  const { decision, amount, occurred, amendedOn, until, ended, restates } = commitment;
  const words = [
    standing(commitment) + (amendedOn ? ` ${dateText(amendedOn)}` : ''),
    ...(occurred ? [`${amendedOn === undefined ? '' : 'made '}${dateText(occurred)}`] : []),
    ...(until ? [`until ${dateText(until)}`] : []),
    ...(ended ? [ends[ended]] : []),
    ...(restates === undefined ? [] : ['said again, not counted']),
  ];
  return `${amount?.text ?? 'no amount'} (${decision}: ${words.join(', ')})`;
}

/** "granted at council (more), on conditions: Training first" */
function approvalText(approval: Item['approvals'][number]): string {
  const { decision, body, status, conditions = [] } = approval;
  const due = dueText(approval);
  const day = due ? ` ${status === 'deferred' ? 'to' : 'on'} ${due}` : '';
  const asked = conditions.length === 0 ? '' : `, on conditions: ${conditions.join('; ')}`;
  return `${standing(approval)} at ${body}${day} (${decision})${asked}`;
}

/** "62, observed on 2017-11-07"; what may have been seen has no day yet. */
function presentText({ present, presentOccurred, presentOn, presentEnded }: Item): string {
  if (!present) return 'not known';
  const observed = present.certain === null ? [] : [observedText(presentOccurred, presentOn)];
  const ended = presentEnded
    ? [`their deployment has ${presentEnded === 'possibly' ? 'possibly ' : ''}ended since`]
    : [];
  return [present.text, ...observed, ...ended, ...(present.disputed ? ['disputed'] : [])].join(', ');
}

/** An intention is none yet, and what was withdrawn or superseded none any more. */
const labelOf = ({ status }: Item['commitments'][number]): string =>
  status === 'made' || status === 'amended' ? 'committed' : status === 'intended' ? 'intention' : 'commitment';

/** Whether an amount tells itself that it may be otherwise. */
const isOpen = ({ certain, min, max }: NonNullable<Item['deployments'][number]['amount']>): boolean =>
  certain !== null && (certain.min !== min || certain.max !== max);

/** "partly-deployed, 4 tanks, since 2020-04-02, more since 2020-05-01 (more)" */
function deploymentText(step: Item['deployments'][number]): string {
  const { decision, amount, occurred, begun, reinforced, reduced, ended, restates } = step;
  const since = ended ?? begun;
  const words = [
    standing(amount && isOpen(amount) ? { ...step, certain: true } : step),
    ...(amount ? [amount.text] : []),
    ...(since ? [sinceText(since)] : occurred ? [dateText(occurred)] : []),
    ...(reinforced && !ended ? [`more ${sinceText(reinforced)}`] : []),
    ...(reduced && !ended ? [`fewer ${sinceText(reduced)}`] : []),
    ...(restates === undefined ? [] : ['said again, not counted']),
  ];
  return `${words.join(', ')} (${decision})`;
}

function renderItem(item: Item): string {
  const rows = [
    ...(item.mission === null ? [] : [['present', presentText(item)]]),
    ...(item.alsoPresent ?? []).map(({ text }) => ['present', text]),
    ...[item.ceiling ?? [], item.alsoCeiling ?? []].flat().map(({ text }) => ['ceiling', text]),
    ...item.commitments.map((commitment) => [labelOf(commitment), commitmentText(commitment)]),
    ...(item.saidAgain ?? []).map(({ decision, relation, of, certain }) => [
      'said again',
      `${decision} ${relation === 'same-as' ? 'is the same as' : 'says again'} ${of}${doubt(certain)}, and is not added to it`,
    ]),
    ...[item.approved ?? [], item.alsoApproved ?? []].flat().map(({ text }) => ['approved', text]),
    ...item.approvals.map((approval) => ['approval', approvalText(approval)]),
    ...item.requests.map((request) => [
      'request',
      `by ${request.by}: ${standing(request)}${studyText(request)} (${request.decision})`,
    ]),
    ...item.deployments.map((step) => ['deployment', deploymentText(step)]),
    ...item.findings.map((kind) => ['finding', `${kind}${doubt(!item.possibleFindings?.includes(kind))}`]),
  ];
  return `${placeText(item.mission, item.party)}\n${columns(rows)}\n`;
}
