import type { TokenRegistry } from '@acta/platform';

const HOLDER = 'administrator';

/**
 * Makes the first administrator's token, where there is none yet.
 * @param given from the configuration; absent: one is made
 * @returns the token, if one was made here and has to be shown; it cannot be read again
 */
export async function bootstrapToken(tokens: TokenRegistry, given: string | undefined): Promise<string | undefined> {
  if (given !== undefined) {
    await tokens.issue(HOLDER, 'admin', given);
    return undefined;
  }
  return tokens.issueFirst(HOLDER);
}
