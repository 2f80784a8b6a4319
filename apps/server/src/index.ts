export { openActa, type Acta } from './acta.js';
export { calendarOf } from './calendar/calendar.js';
export { bootstrapToken } from './bootstrap-token.js';
export { checkPort, serve } from './serve.js';
