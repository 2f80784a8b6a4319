const parties = `
acta: case/1
case: who-is-who
commands:
  - do: parties/alliance/register
    data: { name: The Alliance, kind: alliance }
  - do: parties/belgium/register
    data: { name: Belgium, kind: state, country: BE }
  - do: parties/france/register
    data: { name: France, kind: state, country: FR }
  - do: parties/norway/register
    data: { name: Norway, kind: state, country: 'NO' }
  - do: parties/trust/register
    data: { name: Trust Fund, kind: organisation }
  - do: parties/two/register
    data: { name: The two, kind: collective, members: [belgium, france] }
  - do: bodies/council/register
    data: { name: Council, party: belgium, roles: [approves] }
  - do: bodies/parliament/register
    data: { name: Parliament, party: belgium, roles: [approves] }
  - do: sources/staff/register
    data: { published: 2018-04-02, language: en }
  - do: sources/minister/register
    data: { published: 2018-04-03, language: en }
`;

const funds = `
acta: case/1
case: funds
commands:
  - do: missions/relief/open
    data: { name: Relief, lead: trust }
  - do: decisions/fr-relief/open
    data: { title: French money, kind: funds, contributor: france, mission: relief }
  - do: decisions/fr-relief/make-commitment
    key: yearly
    data: { by: france, to: trust, amount: { value: '2500000.75', currency: EUR, per: year, excludes: salaries }, until: 2020 }
    occurred: 2018-01-10
  - do: decisions/fr-relief/make-commitment
    data: { by: france, to: trust, amount: { value: 1000000, currency: EUR } }
    occurred: 2018-01-10
  - do: decisions/no-relief/open
    data: { title: Norwegian money, kind: funds, contributor: norway, mission: relief }
  - do: decisions/no-relief/make-commitment
    data: { by: norway, amount: { value: '100000.25', currency: EUR, per: year } }
    occurred: 2018-02-01
  - do: decisions/fr-relief/amend-commitment
    data: { amount: { value: '3000000.50', currency: EUR, per: year } }
    occurred: 2018-03-01
    links: [{ relation: answers, to: '@yearly' }]
  - do: decisions/no-relief/withdraw-commitment
    data: { by: norway, reason: Elections }
    occurred: 2018-04-01
`;

const council = `
acta: case/1
case: council
commands:
  - do: missions/watch/open
    data: { name: Watch, lead: alliance }
  - do: sessions/council-march/schedule
    data: { body: council, date: 2018-03-01 }
    occurred: 2018-02-01
  - do: decisions/be-watch/open
    data: { title: A company, kind: personnel, contributor: belgium, mission: watch }
    occurred: 2018-02-01
  - do: decisions/be-watch/make-commitment
    data: { by: belgium, to: alliance, amount: { value: 100, basis: level, unit: personnel } }
    occurred: 2018-02-01
  - do: decisions/be-watch/require-approval
    data: { body: parliament }
    occurred: 2018-02-01
  - do: decisions/be-watch/await-approval
    data: { body: council, session: council-march }
    occurred: 2018-02-02
  - do: sessions/council-march/table-item
    data: { decision: be-watch }
    occurred: 2018-02-02
  - do: sessions/council-march/postpone
    data: { date: 2018-03-08 }
    occurred: 2018-02-28
  - do: sessions/council-march/postpone
    data: { date: 2018-03-15 }
    occurred: 2018-03-07
  - do: sessions/council-march/cancel
    data: { reason: No quorum }
    occurred: 2018-03-14
  - do: decisions/be-watch/grant-approval
    data:
      body: parliament
      amount: { value: 80, basis: level, unit: personnel }
      mandate: { ceiling: { value: 90, unit: personnel }, from: 2018-03-20, until: 2018-12-31 }
      vote: { for: 80, against: 60, abstained: 10 }
    occurred: 2018-03-20
  - do: decisions/be-watch/record-deployment
    data: { extent: fully, amount: { value: 80, basis: level, unit: personnel } }
    occurred: 2018-03-25
  - do: presence/watch/belgium/observe
    key: staff-count
    data: { amount: { value: 95, basis: level, unit: personnel } }
    occurred: 2018-04-01
    evidence: [{ source: staff, paraphrase: There are 95. }]
  - do: presence/watch/belgium/observe
    key: minister-count
    data: { amount: { value: 80, basis: level, unit: personnel } }
    occurred: 2018-04-01
    evidence: [{ source: minister, paraphrase: There are 80. }]
  - do: decisions/be-watch/grant-approval
    data: { body: council, amount: { value: 80, basis: level, unit: personnel } }
    occurred: 2018-04-10
  - do: events/@minister-count/dispute
    data: { reason: The staff counts more }
  - do: events/@staff-count/correct
    data:
      replace: { data: { amount: { value: 85, basis: level, unit: personnel } } }
      reason: Ten had left
  - do: events/@minister-count/retract
    data: { reason: The minister spoke of another mission }
`;

const vague = `
acta: case/1
case: vague
commands:
  - do: missions/air/open
    data: { name: Air, lead: alliance }
  - do: decisions/be-air/open
    data: { title: Helicopters, kind: equipment, contributor: belgium, mission: air }
  - do: decisions/be-air/announce-intention
    data: { by: belgium, amount: { value: 2, basis: increase, unit: helicopters } }
    occurred: { text: this summer, edtf: 2017-22 }
  - do: decisions/be-air/record-request
    data: { by: alliance, to: belgium, amount: { value: 4, basis: increase, unit: helicopters } }
    occurred: { text: mid-October, edtf: 2017-10-15~ }
  - do: decisions/be-air/answer-request
    data: { by: belgium, answer: declined }
    occurred: 2017-11
  - do: presence/air/belgium/observe
    data: { amount: { value: 3, basis: level, unit: helicopters } }
    occurred: { text: in those years, edtf: 201X }
  - do: decisions/fr-air/open
    data: { title: More helicopters, kind: equipment, contributor: france, mission: air }
  - do: decisions/fr-air/make-commitment
    data: { by: france, amount: { value: 5, basis: level, unit: helicopters } }
    occurred: { text: already, edtf: ../2017-11-07 }
  - do: decisions/no-air/open
    data: { title: Still more, kind: equipment, contributor: norway, mission: air }
  - do: decisions/no-air/make-commitment
    data: { by: norway, amount: { qualifier: unspecified, basis: increase, unit: helicopters } }
    occurred: { text: at some time, edtf: XXXX }
`;

const plan = `
acta: case/1
case: plan
commands:
  - do: missions/sea/open
    data: { name: Sea, lead: alliance }
  - do: decisions/be-plan/open
    data: { title: Plan of 2019, kind: plan, contributor: belgium, period: 2019 }
    occurred: 2018-11-01
  - do: decisions/be-frigate/open
    data: { title: A frigate's crew, kind: personnel, contributor: belgium, mission: sea }
    links: [{ relation: part-of, to: decisions/be-plan }]
    occurred: 2018-11-01
  - do: decisions/be-frigate/make-commitment
    key: crew
    data: { by: belgium, amount: { value: 50, basis: increase, unit: personnel } }
    occurred: 2018-11-01
  - do: decisions/be-divers/open
    data: { title: Divers, kind: personnel, contributor: belgium, mission: sea }
    links: [{ relation: part-of, to: decisions/be-plan }]
    occurred: 2018-11-01
  - do: decisions/be-divers/make-commitment
    data: { by: belgium, amount: { min: 20, max: 30, basis: increase, unit: personnel } }
    occurred: 2018-11-02
  - do: decisions/be-frigate/await-approval
    data: { body: council, due: 2018-12-31 }
    occurred: 2018-11-05
  - do: decisions/be-plan/grant-approval
    data: { body: council, conditions: Each mission is decided by itself }
    occurred: 2018-12-14
  - do: decisions/two-sea/open
    data: { title: What the two promise together, kind: personnel, contributor: two, mission: sea }
    occurred: 2018-11-10
  - do: decisions/two-sea/make-commitment
    key: together
    data: { by: two, amount: { qualifier: unspecified, basis: increase, unit: personnel } }
    occurred: 2018-11-10
  - do: decisions/fr-sea/open
    data: { title: French marines, kind: personnel, contributor: france, mission: sea }
    occurred: 2018-11-10
  - do: decisions/fr-sea/make-commitment
    data: { by: france, amount: { value: 200, qualifier: about, basis: increase, unit: personnel } }
    occurred: 2018-11-15
  - do: decisions/two-sea/amend-commitment
    data: { amount: { value: 500, basis: increase, unit: personnel } }
    occurred: 2018-12-01
  - do: decisions/no-sea/open
    data: { title: Norwegian marines, kind: personnel, contributor: norway, mission: sea }
    occurred: 2018-12-01
  - do: decisions/no-sea/make-commitment
    key: first
    data: { by: norway, amount: { value: 40, basis: increase, unit: personnel } }
    occurred: 2018-12-05
  - do: decisions/no-sea-again/open
    data: { title: Norwegian marines, kind: personnel, contributor: norway, mission: sea }
    occurred: 2018-12-10
  - do: decisions/no-sea-again/make-commitment
    data: { by: norway, amount: { value: 60, basis: increase, unit: personnel } }
    occurred: 2018-12-10
    links: [{ relation: supersedes, to: '@first' }]
  - do: decisions/fr-sea-more/open
    data: { title: A share of what the two promise, kind: personnel, contributor: france, mission: sea }
    occurred: 2018-12-20
  - do: decisions/fr-sea-more/make-commitment
    data: { by: france, amount: { value: 100, basis: increase, unit: personnel } }
    occurred: 2018-12-20
    links: [{ relation: part-of, to: '@together' }]
`;

/** Cases of other shapes than the examples', in the order in which they can be imported. */
export const otherShapes: readonly string[] = [parties, funds, council, vague, plan];
