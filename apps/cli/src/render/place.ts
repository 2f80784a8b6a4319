/** What a figure is of: a party in a mission, or a mission as a whole. */
export const placeText = (...names: readonly (string | null)[]): string =>
  names.filter((name) => name !== null).join(' / ');
