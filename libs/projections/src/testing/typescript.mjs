import { register } from 'node:module';

// `node --import …/typescript.mjs program.ts`: a process of its own, which a test can kill.
register('./typescript-hooks.mjs', import.meta.url);
