/** A block of shell commands in a page, and what the page shows of its output. */
export interface Example {
  /** Of the block's first line in the page, from 1. */
  readonly line: number;
  readonly script: string;
  /** `json`: a part of the output; `text`: the whole of it. Absent: it has to succeed, no more. */
  readonly shown?: { readonly as: 'json' | 'text'; readonly content: string };
}

const blocks = /^```sh\n([\s\S]*?)^```$(?:\n+^```(json|text)\n([\s\S]*?)^```$)?/gm;

/** The blocks of a page that are run: those marked `sh` and nothing else (`sh not-run` is for readers alone). */
export function examplesIn(markdown: string): readonly Example[] {
  return Array.from(markdown.matchAll(blocks), ({ index, 1: script = '', 2: as, 3: content = '' }) => ({
    line: markdown.slice(0, index).split('\n').length + 1,
    script,
    ...(as !== undefined && { shown: { as: as as 'json' | 'text', content } }),
  }));
}
