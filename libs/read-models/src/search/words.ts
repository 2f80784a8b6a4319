/**
 * Text as PostgreSQL takes it apart alike under every locale: it takes a mark beyond ASCII for a letter under some, words with a slash between
 * them for a path, and a number after a hyphen for a negative one. Each character stays in its place.
 */
export const plainWords = (text: string): string =>
  text
    .replaceAll('’', "'")
    .replaceAll(/[^\p{L}\p{N}\p{M}\p{ASCII}]|\//gu, (mark) => ' '.repeat(mark.length))
    .replaceAll(/(?<=[\p{L}\p{N}])-(?=\p{N})/gu, ' ');

/** A number in groups of three digits, and perhaps cents: "13 000", "1,250.50", "8.400". */
const grouped = /(?<![\p{L}\p{N}.,])(\d{1,3}(?:[ .,']\d{3})+)(?:[.,](\d{1,2}))?(?![\p{L}\p{N}])/gu;
const ungrouped = (text: string): string =>
  text.replaceAll(
    grouped,
    (_, whole: string, cents?: string) => whole.replaceAll(/[ .,']/g, '') + (cents === undefined ? '' : `.${cents}`),
  );

/** What a text is found by: its words, and the same with its numbers as they are written without spaces, in their places and without cents. */
export function searchable(text: string): string {
  const plain = plainWords(text);
  const numbers = [...plain.matchAll(grouped)].map(([, whole = '']) => ungrouped(whole));
  return numbers.length === 0 ? plain : [plain, ungrouped(plain), ...numbers].join('\n');
}

/** What is looked for, with quotation marks of every kind as those that are understood. */
export const wantedWords = (words: string): string => ungrouped(plainWords(words.replaceAll(/[«»“”„‟]/g, '"')));
