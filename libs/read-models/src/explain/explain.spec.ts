import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@acta/kernel';
import { deploymentState } from '../deployment/state.js';
import { more, promise, register as pledging } from '../testing/pledging.js';
import { oneFile } from '../testing/one-file.js';
import { Register } from '../testing/register.js';
import { explainFigure } from './explain.js';
import { figuresOfParty, type ExplainedFigure } from './explanation.js';

const personnel = (value: number, basis: string): JsonObject => ({
  value,
  qualifier: 'exactly',
  basis,
  unit: 'personnel',
});
const citing = (source: string) => ({ evidence: [{ source, paraphrase: 'It says so.' }] });

/** A file under a plan: asked for, announced, promised, promised anew, approved with a ceiling; and what was seen there. */
function register(): Register {
  const record = new Register();
  for (const id of ['belgium', 'nato']) record.do(`parties/${id}/register`, { data: { name: id, kind: 'state' } });
  record.do('bodies/council/register', { data: { name: 'Council', party: 'belgium' } });
  record.do('sources/paper/register', { data: { published: '2017-11-07', language: 'fr', title: 'The paper' } });
  record.do('sources/gazette/register', { data: { published: '2017-11-10', language: 'fr' } });
  record.do('missions/rs/open', { data: { name: 'Resolute Support', lead: 'nato' } });
  const session = { body: 'council', date: '2017-11-09', title: 'Weekly council' };
  record.do('sessions/thursday/schedule', { data: session });
  const plan = { title: 'Plan of 2018', kind: 'plan', contributor: 'belgium' };
  record.do('decisions/plan/open', { data: plan, occurred: '2017-09-01' });
  const file = { title: 'Reinforcement', kind: 'personnel', contributor: 'belgium', mission: 'rs' };
  record.do('decisions/more/open', {
    data: file,
    occurred: '2017-09-01',
    links: [{ relation: 'part-of', to: 'decisions/plan' }],
  });
  const tell = (command: string, data: JsonObject, occurred: string, source = 'paper', key?: string) =>
    record.do(`decisions/more/${command}`, { data, occurred, ...citing(source) }, key === undefined ? {} : { key });
  tell('record-request', { by: 'nato', to: 'belgium', amount: personnel(50, 'increase') }, '2017-09-02');
  tell('announce-intention', { by: 'belgium', amount: personnel(20, 'increase') }, '2017-09-10');
  tell(
    'make-commitment',
    { by: 'belgium', to: 'nato', amount: personnel(30, 'increase') },
    '2017-09-20',
    'paper',
    'promise',
  );
  record.do('decisions/more/make-commitment', {
    data: { by: 'belgium', amount: personnel(30, 'increase') },
    links: [{ relation: 'restates', to: '@promise' }],
    ...citing('gazette'),
  });
  const mandate = { ceiling: personnel(100, 'ceiling'), from: '2017-11-09', until: '2018-12-31' };
  tell(
    'grant-approval',
    { body: 'council', session: 'thursday', mandate, amount: personnel(30, 'increase') },
    '2017-11-09',
    'gazette',
  );
  record.do('presence/rs/belgium/observe', {
    data: { amount: personnel(62, 'level') },
    occurred: '2017-10-01',
    ...citing('paper'),
  });
  record.do('presence/rs/belgium/observe', {
    data: { amount: personnel(70, 'level') },
    occurred: '2017-11-20',
    ...citing('gazette'),
  });
  return record;
}

const explain = (figure: ExplainedFigure, day = '2017-12-01', party: string | undefined = 'belgium') =>
  explainFigure(register().asked(day), { mission: 'rs', figure, ...(party !== undefined && { party }) });

describe('a figure explained', () => {
  it.each(figuresOfParty)('is the one that the deployment state shows: %s', async (figure) => {
    const { items } = await deploymentState(register().asked('2017-12-01'), { mission: 'rs', party: 'belgium' });
    const { value, facts } = await explain(figure);
    expect(value).toEqual(items[0]?.[figure]);
    expect(
      facts
        .filter(({ counted, beside }) => counted || beside === 'restates')
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual([...(value?.events ?? [])].toSorted());
  });

  it('says where it stands at which body, where nothing is said of it yet', async () => {
    const record = oneFile();
    record.do('decisions/more/await-approval', {
      data: { body: 'council', due: '2018-03-01' },
      occurred: '2018-01-15',
    });
    const asked = { mission: 'rs', party: 'belgium', figure: 'approved' } as const;
    const { value, decided } = await explainFigure(record.asked('2018-02-01'), asked);
    expect([value, decided.map(({ body, status }) => [body, status])]).toEqual([null, [['council', 'pending']]]);
  });

  it('says who decided it, in which session, on whose proposal, under which plan', async () => {
    const { decided, proposals, plans } = await explain('committed');
    expect(decided).toMatchObject([
      {
        ...{ decision: 'more', title: 'Reinforcement', body: 'council', status: 'granted' },
        meeting: { id: 'thursday', title: 'Weekly council', date: { edtf: '2017-11-09' } },
      },
    ]);
    expect(proposals.map(({ what, by, to }) => [what, by, to])).toEqual([
      ['request', 'nato', 'belgium'],
      ['intention', 'belgium', null],
      ['commitment', 'belgium', 'nato'],
    ]);
    expect(plans).toEqual([{ decision: 'plan', title: 'Plan of 2018', kind: 'plan' }]);
  });

  it('says who decided what is behind it, where the same body has decided something else since, or is about to', async () => {
    const record = oneFile();
    for (const [id, date] of [
      ['first', '2018-01-10'],
      ['second', '2018-06-10'],
    ] as const)
      record.do(`sessions/${id}/schedule`, { data: { body: 'council', date } });
    const tell = (what: string, data: JsonObject, occurred: string) =>
      record.do(`decisions/more/${what}`, { data: { body: 'council', ...data }, occurred });
    const mandate = (value: number, from: string, until: string) => ({
      mandate: { ceiling: { value, unit: 'personnel' }, from, until },
    });
    const amount = personnel(90, 'level');
    tell('grant-approval', { session: 'first', amount, ...mandate(100, '2018-01-10', '2018-12-31') }, '2018-01-10');
    tell('await-approval', { session: 'second' }, '2018-05-01');
    tell('grant-approval', { session: 'second', ...mandate(50, '2019-01-01', '2019-12-31') }, '2018-06-10');
    const decided = async (figure: ExplainedFigure, day: string) => {
      const explained = await explainFigure(record.asked(day), { mission: 'rs', party: 'belgium', figure });
      return [
        explained.value?.text,
        explained.decided.map(({ body, status, session, meeting }) => [body, status, session, meeting?.id]),
      ];
    };
    const inFirst = [['council', 'granted', 'first', 'first']];
    expect(await decided('approved', '2018-05-02')).toEqual(['90', inFirst]);
    expect(await decided('ceiling', '2018-07-01')).toEqual(['100', inFirst]);
    expect(await decided('ceiling', '2019-01-01')).toEqual(['50', [['council', 'granted', 'second', 'second']]]);
    expect(await decided('committed', '2018-05-02')).toEqual([undefined, [['council', 'pending', 'second', 'second']]]);
    // Who is there is so by the mandate of that day, and not by the one of the year to come.
    record.do('presence/rs/belgium/observe', { data: { amount }, occurred: '2018-02-01' });
    expect(await decided('present', '2018-07-01')).toEqual(['90', inFirst]);
  });

  it('names the sources of what counts', async () => {
    expect((await explain('committed')).sources.map(({ id }) => id).toSorted()).toEqual(['gazette', 'paper']);
    expect((await explain('present')).sources.map(({ id }) => id)).toEqual(['gazette']);
    expect((await explain('requested')).sources).toMatchObject([{ id: 'paper', title: 'The paper' }]);
  });

  it('keeps beside it what was said on the matter and does not count, with the reason', async () => {
    const beside = async (figure: ExplainedFigure, day?: string) =>
      (await explain(figure, day)).facts.flatMap(({ type, counted, beside: why }) => (counted ? [] : [[type, why]]));
    expect(await beside('committed')).toEqual([
      ['IntentionAnnounced', 'superseded'],
      ['CommitmentMade', 'restates'],
    ]);
    expect(await beside('present')).toEqual([['PresenceObserved', 'earlier']]);
    expect(await beside('present', '2017-10-15')).toEqual([['PresenceObserved', 'not-yet']]);
    expect(await beside('ceiling')).toEqual([]);
  });

  it('tells a presence from the decisions that led to it', async () => {
    const { decided } = await explain('present');
    expect(decided.map(({ decision, status }) => [decision, status])).toEqual([['more', 'granted']]);
  });

  it('has beside it what is there in other units, which counts', async () => {
    const record = register();
    const amount = { value: 5, basis: 'level', unit: 'helicopters' };
    const seen = record.do('presence/rs/belgium/observe', { data: { amount }, occurred: '2017-11-20' });
    for (const whose of [{ party: 'belgium' }, {}]) {
      const question = { mission: 'rs', figure: 'present', ...whose } as const;
      const { also, facts } = await explainFigure(record.asked('2017-12-01'), question);
      expect(also.map(({ text }) => text)).toEqual(['5 helicopters']);
      expect(facts.find(({ id }) => id === seen)).toMatchObject({ counted: true });
    }
  });

  it('has in a whole what was observed of its members, and says so', async () => {
    const record = pledging();
    for (const [party, value] of [
      ['belgium', 10],
      ['two', 20],
    ] as const) {
      const data = { amount: { value, basis: 'level', unit: 'personnel' } };
      record.do(`presence/rs/${party}/observe`, { data, occurred: '2017-11-01' });
    }
    const { facts } = await explainFigure(record.asked('2017-12-01'), { mission: 'rs', figure: 'present' });
    expect(facts.map(({ counted, beside }) => (counted ? 'counted' : beside))).toEqual(['member-of', 'counted']);
  });

  it('is null where nothing is on record, and nothing is behind it', async () => {
    const { value, facts, decided } = await explain('ceiling', '2017-10-01');
    expect([value, decided]).toEqual([null, []]);
    expect(facts).toMatchObject([{ type: 'ApprovalGranted', beside: 'not-yet' }]);
  });

  it('says of a decision that names no such figure what it lacks', async () => {
    const record = register();
    const decide = (command: string, data: JsonObject, occurred: string) =>
      record.do(`decisions/other/${command}`, { data: { body: 'council', ...data }, occurred });
    const file = { title: 'Another', kind: 'personnel', contributor: 'nato', mission: 'rs' };
    record.do('decisions/other/open', { data: file, occurred: '2017-09-01' });
    const mandate = { ceiling: personnel(100, 'ceiling'), from: '2017-12-01', until: '2017-12-31' };
    decide('grant-approval', { mandate }, '2017-11-10');
    decide('grant-approval', {}, '2017-11-11');
    decide('refuse-approval', {}, '2017-11-12');
    const ofNato = async (figure: ExplainedFigure, day: string) => {
      const { value, facts } = await explainFigure(record.asked(day), { mission: 'rs', party: 'nato', figure });
      return [value, facts.map(({ beside }) => beside)];
    };
    expect(await ofNato('approved', '2018-01-15')).toEqual([null, ['ceiling-only', 'no-amount', 'refused']]);
    expect(await ofNato('ceiling', '2018-01-15')).toEqual([null, ['not-in-force', 'no-ceiling', 'refused']]);
    expect(await ofNato('approved', '2017-11-10')).toEqual([null, ['ceiling-only', 'not-yet', 'not-yet']]);
  });

  it('says of a promise that is in another, or said elsewhere, why it does not count', async () => {
    const record = pledging();
    promise(record, 'of-two', 'two', more(500));
    promise(record, 'of-be', 'belgium', more(100));
    promise(record, 'part', 'norway', more(30), { relation: 'part-of', to: 'decisions/of-two' });
    promise(record, 'again', 'two', more(490), { relation: 'same-as', to: 'decisions/of-two' });
    promise(record, 'old', 'norway', more(20));
    promise(record, 'new', 'norway', more(25), { relation: 'supersedes', to: 'decisions/old' });
    const asked = { mission: 'rs', figure: 'committed' } as const;
    const { facts } = await explainFigure(record.asked('2017-12-01'), asked);
    expect(facts.map(({ counted, beside }) => (counted ? 'counted' : beside))).toEqual([
      'counted',
      'member-of',
      'part-of',
      'same-as',
      'superseded',
      'counted',
    ]);
  });

  it('says of a promise and of a request that are over why they do not count', async () => {
    const record = register();
    const tell = (command: string, data: JsonObject) =>
      record.do(`decisions/other/${command}`, { data, occurred: '2017-09-02' });
    tell('open', { title: 'Another', kind: 'personnel', contributor: 'nato', mission: 'rs' });
    tell('record-request', { by: 'belgium', to: 'nato', amount: personnel(50, 'increase') });
    tell('answer-request', { by: 'nato', answer: 'declined' });
    tell('make-commitment', { by: 'nato', amount: personnel(50, 'increase'), until: '2017-10-31' });
    const ofNato = async (figure: ExplainedFigure) => {
      const asked = { mission: 'rs', party: 'nato', figure };
      const { value, facts } = await explainFigure(record.asked('2017-12-01'), asked);
      return [value, facts.map(({ type, beside }) => [type, beside])];
    };
    expect(await ofNato('committed')).toEqual([null, [['CommitmentMade', 'expired']]]);
    expect(await ofNato('requested')).toEqual([
      null,
      [
        ['RequestMade', 'declined'],
        ['RequestAnswered', 'other'],
      ],
    ]);
  });

  it('says of what leads to a figure and names no amount that it does not count', async () => {
    const record = register();
    const tell = (command: string, data: JsonObject, occurred: string) =>
      record.do(`decisions/asked/${command}`, { data, occurred });
    tell('open', { title: 'Asked', kind: 'personnel', contributor: 'nato', mission: 'rs' }, '2017-09-01');
    tell('record-request', { by: 'belgium', to: 'nato', amount: personnel(50, 'increase') }, '2017-09-02');
    tell('open-study', { body: 'council' }, '2017-09-03');
    tell('require-approval', { body: 'council' }, '2017-09-04');
    tell('grant-approval', { body: 'council', amount: personnel(40, 'increase') }, '2017-09-05');
    const ofNato = async (figure: ExplainedFigure) => {
      const { facts } = await explainFigure(record.asked('2017-12-01'), { mission: 'rs', party: 'nato', figure });
      return facts.map(({ type, counted, beside }) => [type, counted ? 'counted' : beside]);
    };
    expect(await ofNato('requested')).toEqual([
      ['RequestMade', 'counted'],
      ['StudyOpened', 'procedure'],
    ]);
    expect(await ofNato('approved')).toEqual([
      ['ApprovalRequired', 'procedure'],
      ['ApprovalGranted', 'counted'],
    ]);
  });

  it('of the mission as a whole rests on all its parties', async () => {
    const { value, party, facts } = await explain('present', '2017-12-01', '');
    expect([value, party, facts]).toEqual([null, '', []]);
    const whole = await explainFigure(register().asked('2017-12-01'), { mission: 'rs', figure: 'present' });
    expect([whole.party, whole.value?.text, whole.facts.length]).toEqual([null, '70', 2]);
  });
});
