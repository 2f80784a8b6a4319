import { plainWords } from './words.js';

/** Part of a text, as plain text; the words that were looked for are named by their place in it. */
export interface Excerpt {
  readonly excerpt: string;
  /** Spans of characters (UTF-16 units; `until` exclusive) of the excerpt. */
  readonly highlights: readonly { readonly from: number; readonly until: number }[];
}

/** Characters of private use stand for the beginning and the end of a word that was found. */
export const [began, ended] = ['\uE000', '\uE001'];

export const unmarked = (text: string): string => text.replaceAll(/[\uE000\uE001]/g, ' ');

/** Reads an excerpt in which what was found stands between `began` and `ended`. */
export function readExcerpt(marked: string): Excerpt {
  const highlights: { from: number; until: number }[] = [];
  let excerpt = '';
  for (const part of marked.split(/([\uE000\uE001])/)) {
    if (part === began) highlights.push({ from: excerpt.length, until: excerpt.length });
    else if (part === ended)
      highlights[highlights.length - 1] = { from: highlights.at(-1)?.from ?? 0, until: excerpt.length };
    else excerpt += part;
  }
  return { excerpt, highlights };
}

/** Stands between two parts of a text. */
export const between = ' … ';

/** An excerpt of a text's plain words, with the characters that the text itself has in their places. */
export function inOwnWords({ excerpt, highlights }: Excerpt, text: string): Excerpt {
  const plain = plainWords(unmarked(text));
  const own = (part: string): string => {
    const from = plain.indexOf(part);
    return from < 0 ? part : unmarked(text).slice(from, from + part.length);
  };
  return { excerpt: excerpt.split(between).map(own).join(between), highlights };
}
