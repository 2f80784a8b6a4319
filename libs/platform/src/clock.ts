/** The only place where the time of day comes in. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
