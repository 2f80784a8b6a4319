import type { Problem } from '@acta/kernel';
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** A JSON pointer (RFC 6901). */
export const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** That it is of another kind altogether, and so not the shape that was meant. */
function isAboutTheWhole(issue: Issue): boolean {
  if (issue.path.length > 0) return false;
  if (issue.code === 'invalid_union') return issue.errors.every((branch) => branch.some(isAboutTheWhole));
  return issue.code === 'invalid_type';
}

function problemsAt(issue: Issue, before: readonly PropertyKey[]): readonly Problem[] {
  const path = [...before, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ pointer: pointerTo([...path, key]), message: issue.message }));
  }
  if (issue.code === 'invalid_union') {
    const meant = issue.errors.find((branch) => branch.length > 0 && !branch.some(isAboutTheWhole));
    if (meant) return meant.flatMap((inner) => problemsAt(inner, path));
  }
  return [{ pointer: pointerTo(path), message: issue.message }];
}

/** What a zod error says, one problem per field; of a union, what is wrong with the shape that was meant. */
export const problemsOf = (error: z.ZodError, before: readonly PropertyKey[] = []): readonly Problem[] =>
  error.issues.flatMap((issue) => problemsAt(issue, before));
