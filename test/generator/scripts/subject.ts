import type { Random } from '../../support/random.js';
import { collective, type Mission, type State } from '../cast.js';
import type { DayNumber } from '../days.js';
import type { Office } from '../office.js';
import { type Measure, near } from '../statements/amounts.js';

/** What a file is about. */
export interface Subject {
  readonly kind: 'personnel' | 'funds' | 'equipment' | 'plan';
  readonly contributor: string;
  /** Absent: the contributor is a collective, of whom nobody knows who decides. */
  readonly state?: State;
  /** Absent: it is for no mission on record. */
  readonly mission?: Mission;
  readonly measure: Measure;
  readonly basis: 'level' | 'increase' | 'decrease';
}

const currencies = ['EUR', 'EUR', 'USD', 'GBP', 'NOK'];
const equipment = ['vehicles', 'helicopters', 'ships'];

function measureOf(kind: Subject['kind'], level: number, random: Random): Measure {
  if (kind === 'funds') return { unit: 'money', currency: random.pick(currencies), level: level * 25_000 };
  if (kind === 'equipment') return { unit: random.pick(equipment), level: Math.ceil(level / 40) };
  return { unit: 'personnel', level };
}

export function subjectOf({ cast }: Office, today: DayNumber, random: Random): Subject {
  const chance = random.between(1, 100);
  const kind = chance <= 64 ? 'personnel' : chance <= 85 ? 'funds' : chance <= 95 ? 'equipment' : 'plan';
  const going = cast.missions.filter(({ from, until }) => from < today - 20 && today < until);
  const mission = going.length > 0 && kind !== 'plan' && random.chance(0.92) ? random.pick(going) : undefined;
  const { state, level } = random.pick((mission ?? (cast.missions[0] as Mission)).contributors);
  const isCollective = mission !== undefined && random.chance(0.02);
  const basis = random.chance(0.4) ? 'level' : random.chance(0.85) ? 'increase' : 'decrease';
  const share = basis === 'level' ? level : near(level, random, 5, 40);
  return {
    kind,
    contributor: isCollective ? collective : state.id,
    ...(!isCollective && { state }),
    ...(mission && { mission }),
    measure: measureOf(kind, share, random),
    basis,
  };
}
