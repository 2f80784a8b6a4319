/** What a figure is of: a party in a mission, or in what is of none, or a mission as a whole. */
export const placeText = (mission: string | null, party: string | null): string =>
  [mission ?? (party === null ? null : '(no mission)'), party].filter((name) => name !== null).join(' / ');
