/** Injection tokens of what the composition root opens. */
export const DATABASE_POOL = Symbol('DATABASE_POOL');
