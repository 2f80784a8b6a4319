export { caseLines } from './case-lines.js';
export { castOf } from './cast.js';
export { copyRegister } from './copy-register.js';
export { registerOf, type Recorded } from './register.js';
export { type Size, usualSize } from './size.js';
