interface Cited {
  readonly locator?: string | undefined;
  readonly speaker?: { readonly name: string | null } | undefined;
  readonly quote?: string | undefined;
  readonly paraphrase?: string | undefined;
}

/** What a source says, where in it, and who speaks; nothing for words that are not given. */
export function statementText(source: string, { locator, speaker, quote, paraphrase }: Cited): string {
  const words = quote === undefined ? paraphrase : `"${quote}"`;
  const where = [source, locator, speaker?.name].filter(Boolean).join(', ');
  return words === undefined ? where : `${where}: ${words}`;
}
