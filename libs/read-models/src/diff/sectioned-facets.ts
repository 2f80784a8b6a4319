import { figureNamed, type Differing, type Facet, type Facets } from './facets.js';

/** In which section of a state something is said. */
const sectionOf = {
  present: 'seen',
  alsoPresent: 'seen',
  presentOn: 'seen',
  presentEnded: 'gone',
  ceiling: 'ceiling',
  alsoCeiling: 'ceiling',
  committed: 'committed',
  alsoCommitted: 'committed',
  requested: 'requested',
  alsoRequested: 'requested',
  approved: 'approved',
  alsoApproved: 'approved',
  commitment: 'told',
  approval: 'told',
  request: 'told',
  deployment: 'told',
  target: 'told',
  finding: 'findings',
  status: 'standing',
} as const satisfies Record<Differing, string>;

type Section = (typeof sectionOf)[Differing];

/** Composes each section of a state; those that a place does not have are absent. */
export type Sections<Part> = Readonly<Partial<Record<Section, () => Part>>>;

/** What a state says of a place, each section composed where it is asked about for the first time. */
export class SectionedFacets<Part> implements Facets {
  readonly #sections: Sections<Part>;
  readonly #facetsOf: (part: Part) => Facets;
  readonly #known = new Map<Section, Facets>();

  constructor(sections: Sections<Part>, facetsOf: (part: Part) => Facets) {
    this.#sections = sections;
    this.#facetsOf = facetsOf;
  }

  get(name: string): Facet | undefined {
    return this.#in(sectionOf[figureNamed(name)]).get(name);
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  *[Symbol.iterator](): Iterator<readonly [string, Facet]> {
    for (const section of Object.keys(this.#sections)) yield* this.#in(section as Section);
  }

  #in(section: Section): Facets {
    const known = this.#known.get(section) ?? this.#compose(section);
    this.#known.set(section, known);
    return known;
  }

  #compose(section: Section): Facets {
    const compose = this.#sections[section];
    return compose ? this.#facetsOf(compose()) : nothing;
  }
}

const nothing: Facets = new Map<string, Facet>();
