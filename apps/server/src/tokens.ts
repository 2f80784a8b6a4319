/** Injection tokens of what the composition root opens. */
export const ASK_DATABASE = Symbol('ASK_DATABASE');
