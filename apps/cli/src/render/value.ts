interface Shown {
  readonly text?: string;
  readonly status?: string;
  readonly amount?: { readonly text?: string } | null;
  readonly due?: string | null;
  readonly dueEarliest?: string;
  readonly certain?: unknown;
  readonly possibly?: readonly string[];
}

/** Something that a deployment state says, in few words: a figure, where an approval or a promise stands, a finding. */
function valueText(value: unknown): string {
  if (value === null) return 'nothing';
  if (typeof value !== 'object') return String(value);
  const { text, status, amount, due, dueEarliest, certain, possibly = [] } = value as Shown;
  const others = possibly.map((other) => `possibly ${other}`);
  const all = [
    text,
    status,
    ...others,
    amount?.text,
    due ? `due ${[dueEarliest ?? [], due].flat().join(' to ')}` : undefined,
  ];
  const words = all.filter((part) => part !== undefined).join(', ');
  // Where nothing else is possible, it may not be so at all.
  return certain === false && others.length === 0 ? `possibly ${words}` : words;
}

interface Part {
  readonly text?: string;
  readonly edtf?: string;
  readonly unit?: string;
  readonly currency?: string;
  readonly value?: string;
  readonly min?: string | null;
  readonly max?: string | null;
  readonly earliest?: string | null;
  readonly latest?: string | null;
  readonly ceiling?: Part;
  readonly from?: Part;
  readonly until?: Part;
}

const sizeText = ({ unit = 'personnel', currency = unit, value, min, max }: Part): string => {
  const size = value ?? `${min ?? 'any'} to ${max ?? 'any'}`;
  return currency === 'personnel' ? size : `${size} ${currency}`;
};

/** A field of such a thing: an amount, a date, a mandate, or whatever it is. */
function partText(part: unknown): string {
  if (part === undefined || part === null) return 'nothing';
  if (typeof part !== 'object') return String(part);
  const { text, edtf, min, earliest, latest, ceiling, from, until } = part as Part;
  if (ceiling) return `${partText(ceiling)} from ${partText(from)}${until ? ` until ${partText(until)}` : ''}`;
  if (min !== undefined) return text ?? sizeText(part);
  if (latest !== undefined) return text ?? edtf ?? [...new Set([earliest, latest])].join(' to ');
  return text ?? edtf ?? JSON.stringify(part);
}

const fieldOf = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((within, name) => (within as Record<string, unknown> | null)?.[name], value);

const DISPUTED = /\.?disputed$/;

/** What a field says before and after. */
function fieldText(field: string, before: unknown, after: unknown): string {
  const said = [fieldOf(before, field), fieldOf(after, field)];
  if (!DISPUTED.test(field)) return `${field} ${said.map(partText).join(' → ')}`;
  const whose = field.replace(DISPUTED, '');
  const words = said.map((isDisputed) => (isDisputed ? 'disputed' : 'not disputed')).join(' → ');
  return whose === '' ? words : `${whose} ${words}`;
}

export interface Changed {
  readonly before: unknown;
  readonly after: unknown;
  /** The fields of both that are not alike. */
  readonly differs: readonly string[];
}

/** How something is said before and after; where that is the same in few words, by the fields that are not. */
export function changeText({ before, after, differs }: Changed): string {
  const words = [valueText(before), valueText(after)] as const;
  if (words[0] !== words[1]) return words.join(' → ');
  // The mandates that were granted, where the last of them is told already.
  const told = differs.filter(
    (field) => field !== 'mandates' || !differs.some((other) => /^mandate(\.|$)/.test(other)),
  );
  return `${words[0]}; ${told.map((field) => fieldText(field, before, after)).join(', ')}`;
}
