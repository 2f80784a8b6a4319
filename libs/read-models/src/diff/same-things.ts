import { nameOf, type Facet, type Facets } from './facets.js';

/** What is told apart by the event that it comes from. */
const byEvent = new Set(['commitment', 'request', 'deployment', 'target']);

/** Whether either comes from an event that is behind the other too. */
const isSame = (a: Facet, b: Facet): boolean =>
  a.figure === b.figure &&
  a.mission === b.mission &&
  a.party === b.party &&
  a.decision === b.decision &&
  (a.events.includes(b.subject as string) || b.events.includes(a.subject as string));

const othersThan = (facets: Facets, known: Facets): readonly Facet[] =>
  [...facets].flatMap(([name, one]) => (byEvent.has(one.figure) && !known.has(name) ? [one] : []));

/**
 * The same thing may come from another event where an earlier or a later one of its events is known: a deployment from the order, or
 * from the first report of it. What is the same in two states has one name in them and in all states between them: that of the later.
 */
export function sameThings(before: Facets, after: Facets): (facets: Facets) => Facets {
  const comers = othersThan(after, before);
  const known = othersThan(before, after).flatMap((goer): readonly [Facet, Facet][] => {
    const comer = comers.find((one) => isSame(goer, one));
    return comer ? [[goer, comer]] : [];
  });
  const things = new Map(known.map(([goer, comer]) => [nameOf(comer), { goer, comer }]));
  if (things.size === 0) return (facets) => facets;

  function named(one: Facet, facets: Facets): Facet {
    if (!byEvent.has(one.figure)) return one;
    const thing = [...things].find(
      ([name, { goer, comer }]) => !facets.has(name) && (isSame(one, goer) || isSame(one, comer)),
    );
    return thing ? { ...one, subject: thing[1].comer.subject } : one;
  }
  return (facets) =>
    new Map(
      [...facets].map(([, one]) => {
        const same = named(one, facets);
        return [nameOf(same), same];
      }),
    );
}
