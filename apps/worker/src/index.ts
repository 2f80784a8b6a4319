export { runWorker } from './work.js';
