interface Shown {
  readonly text?: string;
  readonly status?: string;
  readonly amount?: { readonly text?: string } | null;
  readonly due?: string | null;
}

/** Something that a deployment state says, in few words: a figure, where an approval or a promise stands, a finding. */
export function valueText(value: unknown): string {
  if (value === null) return 'nothing';
  if (typeof value !== 'object') return String(value);
  const { text, status, amount, due } = value as Shown;
  const words = [text, status, amount?.text, due ? `due ${due}` : undefined].filter((part) => part !== undefined);
  return words.join(', ');
}
