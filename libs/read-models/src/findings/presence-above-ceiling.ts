import type { Figure } from '../figure/figure.js';
import { beyondCeiling } from './beyond-ceiling.js';
import { stillThereIn } from './presence-seen.js';
import { conditionsTo, type Rule } from './situation.js';

/** Tells the findings about several measures apart: people go without saying. */
const subjectOf = ({ unit, currency, per }: Figure): string =>
  unit === 'personnel' ? '' : [currency ?? unit, per].filter(Boolean).join(' per ');

export const presenceAboveCeiling: Rule = (situation) =>
  stillThereIn(situation).flatMap((there) => {
    const { ceiling, above } = beyondCeiling(situation, there);
    return conditionsTo(above, () => ({
      kind: 'presence-above-ceiling',
      decision: null,
      subject: subjectOf(there.figure),
      detail: `Present: ${there.text}; the ceiling is ${ceiling?.text}.`,
      events: [...there.figure.events, ...(ceiling?.events ?? [])],
    }));
  });
