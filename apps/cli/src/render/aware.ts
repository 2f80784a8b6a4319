import type { AwareAnswer } from '@acta/application';
import { asPublished } from './as-of.js';
import { columns, longDay } from './columns.js';
import { dateText, dueText, sinceText } from './date.js';

interface Item {
  readonly since: { readonly earliest: string | null; readonly latest: string | null };
  readonly certain: boolean;
}

const row = (what: string, item: Item, text: string, decision: string | null): readonly string[] => [
  what,
  decision ?? '',
  `${text}, ${sinceText(item.since)}${item.certain ? '' : ' (possibly)'}`,
];

/** What a body or a party was dealing with, for a terminal. */
export function renderAwareness(answer: AwareAnswer): string {
  const whose = 'body' in answer ? answer.body : `${answer.party} and its bodies`;
  const rows = [
    ...answer.studies.map((study) => {
      const { body, question, request, decision } = study;
      const what = request ? `request by ${request.by}: ${request.amount.text}` : 'no request on record';
      return row('study', study, `at ${body}, ${question === null ? '' : `"${question}", `}${what}`, decision);
    }),
    ...answer.requests.map((request) => {
      const { by, to, amount, status, decision } = request;
      return row('request', request, `by ${by} to ${to}: ${amount.text}, ${status}`, decision);
    }),
    ...answer.offers.map((offer) => {
      const { by, to, amount, status, amendedOn, decision } = offer;
      const what = `${amount?.text ?? 'no amount'}, ${status}${amendedOn ? ` ${dateText(amendedOn)}` : ''}`;
      return row('offer', offer, `by ${by}${to === null ? '' : ` to ${to}`}: ${what}`, decision);
    }),
    ...answer.approvals.map((approval) => {
      const { body, status, decision } = approval;
      const due = dueText(approval);
      return row('approval', approval, `${status} at ${body}${due ? `, due on ${due}` : ''}`, decision);
    }),
    ...answer.agenda.map((item) => {
      const { session, date, topic, decision } = item;
      return row('agenda', item, `${topic === null ? '' : `${topic}, `}${session} of ${date.edtf}`, decision);
    }),
  ];
  const title = `Dealings of ${whose} on ${longDay(answer.validAt)}${asPublished(answer)}`;
  return `${title}\n\n${rows.length === 0 ? '  Nothing that is on record.' : columns(rows)}\n`;
}
