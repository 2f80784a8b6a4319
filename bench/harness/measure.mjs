/**
 * Measures a scenario: every target in turn, round after round, so that what disturbs the machine disturbs them alike.
 * The first round warms up and is not counted. The ratio is the median of the rounds' ratios.
 *
 * A scenario: `{ name, unit, limit, targets: { [name]: () => Promise<number> } }`; more is better, but for `ms`.
 */
export async function measure({ name, unit, limit, targets }, { rounds, log }) {
  const values = Object.fromEntries(Object.keys(targets).map((target) => [target, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const [target, run] of Object.entries(targets)) {
      const value = await run();
      log(`${name} · ${target} · round ${round || 'of warm-up'}: ${rounded(value)} ${unit}`);
      if (round > 0) values[target].push(value);
    }
  }
  return Object.entries(values).map(([target, measured]) => ({
    scenario: name,
    target,
    median: rounded(median(measured)),
    min: rounded(Math.min(...measured)),
    max: rounded(Math.max(...measured)),
    unit,
    ratioToLimit: limit in values ? rounded(median(measured.map((value, i) => value / values[limit][i]))) : null,
  }));
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Three digits that count. */
const rounded = (value) => Number(value.toPrecision(3));
