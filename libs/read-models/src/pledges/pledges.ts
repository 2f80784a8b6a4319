import type { Amount, Day, DayBounds } from '@acta/domain';
import { heldEndedOn, isStanding, type Commitment } from '../decision/commitments.js';
import { committedOn, type CountedIn } from '../decision/counting.js';
import { concerningAmong } from '../decision/concerning.js';
import { leftFromElsewhere } from '../decision/left-by-others.js';
import { isSaidAgain } from '../decision/said-again.js';
import { withSaidNow } from '../decision/said-now.js';
import { supersededIn, takenIn, uncountedIn, type Uncounted } from '../decision/uncounted.js';
import type { DecisionRow } from '../decision/row.js';
import { accountOf } from '../deployment/counted-once.js';
import { commitmentAnswer } from '../deployment/answers.js';
import type { CommitmentAnswer } from '../deployment/shape.js';
import type { Counted } from '../figure/figure.js';
import type { PartyRow } from '../registers/timelines.js';
import type { Held } from '../time/held.js';

/**
 * Why a pledge does not count: it is no increase (a level, or fewer); its file is closed; it was made until a day that is past; or it
 * is counted already, in what it says again, in what takes its place, in what it is part of, or in what a collective pledges to which
 * its party belongs.
 */
export type NotCounted = 'level' | 'decrease' | Uncounted['because'] | 'ended' | 'part-of' | 'member-of';

/** A commitment that stands, or did until its last day. */
export interface Pledge extends CommitmentAnswer {
  readonly mission: string | null;
  /** The contributor. */
  readonly party: string;
  readonly kind: DecisionRow['kind'];
  /** Within which days it was made. */
  readonly happened: DayBounds;
  readonly counted: boolean;
  readonly because: NotCounted | null;
  /** In what it is counted instead: `decisions/…`, `parties/…`, or the id of an event. */
  readonly within: string | null;
}

export interface Pledges {
  readonly pledges: readonly Pledge[];
  /** What the pledges come to, nothing twice. */
  readonly counted: readonly Counted[];
}

type Reason = Pick<Pledge, 'because' | 'within'>;

/** Money that is promised comes on top of what there was; "100 soldiers in all" are no more than are there perhaps. */
function noIncrease({ basis, currency }: Amount): 'level' | 'decrease' | undefined {
  if (basis === 'increase') return undefined;
  if (basis === 'decrease') return 'decrease';
  return currency === undefined ? 'level' : undefined;
}

const isIncrease = (amount: Amount | undefined): amount is Amount => amount !== undefined && !noIncrease(amount);

const only = (amount: Amount | undefined): Amount | undefined => (isIncrease(amount) ? amount : undefined);

/** What counts of a file's promises on a day. */
export const increasesOn =
  (day: Day): CountedIn =>
  (file) =>
    committedOn(day)(file)
      .map(({ sure, possible, ...rest }) => ({ ...rest, sure: only(sure), possible: possible.map(only) }))
      .filter(({ sure, possible }) => sure ?? possible.some((amount) => amount !== undefined));

/** What is on record beside the files of one purpose. */
interface Around {
  /** Those files too, and others that may take their place. */
  readonly all: readonly DecisionRow[];
  /** Of each event behind what is counted in another file, whatever that is for, that file. */
  readonly partOf: ReadonlyMap<string, string>;
  readonly parties: ReadonlyMap<string, PartyRow>;
}

/** As what an event of a file says something again. */
const relationOf = ({ links }: DecisionRow, event: string, restates: string): 'same-as' | 'restates' =>
  links.some((link) => link.event === event && link.to === restates && link.relation === 'same-as')
    ? 'same-as'
    : 'restates';

/** What is pledged on a day in files of one purpose, and why some of it does not count. */
export function pledgesIn(files: readonly DecisionRow[], { all, partOf: wholes, parties }: Around, day: Day): Pledges {
  const uncounted = uncountedIn(files, 'commitments');
  const elsewhere = concerningAmong(files, all);
  const around = [...files, ...elsewhere];
  const superseded = supersededIn(around, 'commitments');
  const takenBy = new Map(takenIn(around, 'commitments', elsewhere).map(({ to, by }) => [to, by.id]));
  const counting = leftFromElsewhere(files, elsewhere);
  const ids = new Set(files.map(({ id }) => id));
  const isElsewhere = (event: string): boolean => wholes.has(event) && !ids.has(wholes.get(event) ?? '');
  const countedIn: CountedIn = (file) => increasesOn(day)(file).filter(({ events }) => !events.some(isElsewhere));
  const { counted, partOf, memberOf } = accountOf(counting, parties, countedIn);
  const behind = new Set(counted.flat().flatMap(({ events }) => events));

  function reasonFor(file: DecisionRow, item: Held<Commitment>): Reason {
    const { event, amount, restates } = item;
    const ofFile = uncounted.get(file.id);
    if (ofFile?.certain && !(isSaidAgain(ofFile) && behind.has(event))) {
      const { because, instead } = ofFile;
      return { because, within: instead === undefined ? null : `decisions/${instead}` };
    }
    const whole = `decisions/${file.id}`;
    if (superseded.get(whole)) return { because: 'superseded', within: `decisions/${takenBy.get(whole)}` };
    if (restates !== undefined) return { because: relationOf(file, event, restates), within: restates };
    if (superseded.get(event)) return { because: 'superseded', within: null };
    const because = heldEndedOn(day, item) === 'certainly' ? 'ended' : amount && noIncrease(amount);
    if (because) return { because, within: null };
    const [wider, collective] = [partOf.get(event) ?? wholes.get(event), memberOf.get(event)];
    if (wider !== undefined) return { because: 'part-of', within: `decisions/${wider}` };
    if (collective !== undefined) return { because: 'member-of', within: `parties/${collective}` };
    return { because: null, within: null };
  }

  const isDoubtful = ({ id }: DecisionRow, { event }: Held<Commitment>): boolean =>
    uncounted.get(id)?.certain === false || [event, `decisions/${id}`].some((name) => superseded.get(name) === false);

  const pledgeOf = (file: DecisionRow, item: Held<Commitment>): Pledge => {
    const reason = reasonFor(file, item);
    return {
      ...commitmentAnswer({ decision: file.id, isDoubtful: isDoubtful(file, item) }, item, day),
      mission: file.mission ?? null,
      party: file.contributor,
      kind: file.kind,
      happened: item.happened,
      counted: reason.because === null,
      ...reason,
    };
  };

  const pledges = withSaidNow(files, around).flatMap((file) =>
    file.commitments
      .filter((item) => [item, ...(item.possibly ?? [])].some(isStanding))
      .map((item) => pledgeOf(file, item)),
  );
  return { pledges, counted: counted.flat() };
}
