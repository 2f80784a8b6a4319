import { transformFile } from '@swc/core';
import { fileURLToPath } from 'node:url';

const libs = new URL('../../../', import.meta.url);

/** Resolves as the compiler does: `@acta/x` is a lib, and a relative `.js` of a TypeScript file means `.ts`. */
export function resolve(specifier, context, next) {
  const lib = /^@acta\/([^/]+)$/.exec(specifier);
  if (lib) return next(new URL(`${lib[1]}/src/index.ts`, libs).href, context);
  if (specifier.startsWith('.') && context.parentURL?.endsWith('.ts'))
    return next(specifier.replace(/\.js$/, '.ts'), context);
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const { code } = await transformFile(fileURLToPath(url), {
    swcrc: false,
    jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2022' },
    module: { type: 'es6' },
  });
  return { format: 'module', source: code, shortCircuit: true };
}
