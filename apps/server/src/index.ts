export { openActa, type Acta } from './acta.js';
export { bootstrapToken } from './bootstrap-token.js';
export { checkPort, serve } from './serve.js';
