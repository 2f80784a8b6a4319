/** A page of a list, with what it says of the times that it answers for. */
export interface ListPage {
  readonly items: readonly object[];
  readonly nextCursor: string | null;
  readonly position?: bigint;
  readonly incomplete?: readonly string[];
  readonly validAt?: string | null;
  readonly knownAt?: bigint | string;
  readonly basis?: string;
}

export type Parameters = Readonly<Record<string, unknown>>;

/** The parameters with which the pages that follow answer for the very times of the first one. */
function pinned(given: Parameters, { position, validAt, knownAt, basis }: ListPage): Parameters {
  const times = { ...(typeof validAt === 'string' && { validAt }) };
  if (basis === 'published') return { ...given, ...times, knownAt, upTo: String(position) };
  return { ...given, ...times, ...(position !== undefined && { knownAt: String(position) }) };
}

/** Every page of a list from a first one on, as of the moment of that one; one is held at a time. */
export async function* pagesFrom(
  first: ListPage,
  given: Parameters,
  ask: (parameters: Parameters) => Promise<ListPage>,
): AsyncGenerator<readonly object[]> {
  const parameters = pinned(given, first);
  let page = first;
  yield page.items;
  while (page.nextCursor !== null) {
    page = await ask({ ...parameters, cursor: page.nextCursor });
    yield page.items;
  }
}
