interface Part {
  readonly excludes?: readonly string[];
}

/**
 * What several amounts come to together leaves out what each of them leaves out. Where one excludes salaries and another says
 * nothing of them, the sum may have some in it.
 * @returns to be spread into the figure or the amount that they come to: nothing where there is nothing that all exclude
 */
export function excludedByAll(parts: readonly Part[]): Part {
  const [first, ...others] = parts.map(({ excludes = [] }) => excludes);
  const excludes = (first ?? []).filter((what) => others.every((other) => other.includes(what)));
  return excludes.length > 0 ? { excludes } : {};
}
