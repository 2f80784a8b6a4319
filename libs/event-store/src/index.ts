export * from './interim.js';
export type * from './port.js';
