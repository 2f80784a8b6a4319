import type { JsonObject, RecordedEvent } from '@acta/kernel';
import type { Random } from '../../support/random.js';
import { dayNumber, dayText } from '../days.js';
import type { Office } from '../office.js';
import { record, type Script } from '../script.js';
import { near } from '../statements/amounts.js';

type Figures = JsonObject & { readonly value?: string; readonly qualifier?: string };

interface Recorded {
  readonly data: JsonObject & { readonly amount?: Figures };
  readonly occurred?: { readonly edtf: string };
}

const recordedIn = ({ data }: RecordedEvent): Recorded => data as unknown as Recorded;

const reasons = ['The source was misread', 'A newer edition of the source says otherwise', 'It was entered wrongly'];

/** What puts an end to something, and may have happened on the day on which that began, or the day after. */
const ends = new Set([
  'StudyConcluded',
  'CommitmentWithdrawn',
  'DeploymentEnded',
  'DecisionClosed',
  'DecisionReopened',
]);

/** An event that can be corrected: it has a figure without doubt, or an exact day, and an earlier day would not be too early. */
export const isCorrectable = (event: RecordedEvent): boolean =>
  !ends.has(event.type) &&
  (recordedIn(event).data.amount?.qualifier === 'exactly' || isExact(recordedIn(event).occurred?.edtf));

const isExact = (edtf: string | undefined): edtf is string => /^\d{4}-\d{2}-\d{2}$/.test(edtf ?? '');

/** What takes the place of what was recorded: another figure, or an earlier day. */
function replacement(event: RecordedEvent, random: Random): JsonObject {
  const { data, occurred } = recordedIn(event);
  const { amount } = data;
  if (amount?.qualifier === 'exactly' && (random.chance(0.7) || !isExact(occurred?.edtf))) {
    const { value, min: _min, max: _max, text: _text, rule: _rule, ...counted } = amount;
    return { data: { ...data, amount: { ...counted, value: near(Number(value), random, 80, 120) } } };
  }
  return { occurred: dayText(dayNumber(occurred?.edtf ?? '') - random.between(1, 20)) };
}

/** Corrects an event; at times that is taken back again. */
export function* correct(event: RecordedEvent, office: Office, random: Random): Script {
  const correction = yield* record(`events/${event.id}/correct`, {
    data: { replace: replacement(event, random), reason: random.pick(reasons) },
    ...(random.chance(0.5) && { evidence: office.library.cite('another figure is the right one', random) }),
  });
  if (random.chance(0.05)) yield* retract(correction, random);
}

/** Takes an event back; at times that is taken back again, which restores it. */
export function* retract(event: RecordedEvent, random: Random): Script {
  const retraction = yield* record(`events/${event.id}/retract`, { data: { reason: 'It was recorded twice' } });
  if (random.chance(0.1)) {
    yield* record(`events/${retraction.id}/retract`, { data: { reason: 'It was right all the same' } });
  }
}

export function* dispute(event: RecordedEvent, office: Office, random: Random): Script {
  yield* record(`events/${event.id}/dispute`, {
    data: { reason: 'The other party denies it' },
    evidence: office.library.cite('this is denied', random),
  });
}
