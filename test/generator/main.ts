import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { caseLines } from './case-lines.js';
import { copyRegister } from './copy-register.js';
import { registerOf } from './register.js';
import { type Size, usualSize } from './size.js';

const { values: options } = parseArgs({
  options: {
    decisions: { type: 'string', default: String(usualSize.decisions) },
    events: { type: 'string', default: String(usualSize.events) },
    seed: { type: 'string', default: usualSize.seed },
    into: { type: 'string' },
  },
});

const size: Size = { decisions: Number(options.decisions), events: Number(options.events), seed: options.seed };
if (![size.decisions, size.events].every((number) => Number.isInteger(number) && number > 0)) {
  console.error('--decisions and --events are whole numbers from 1.');
  process.exit(2);
}

const began = performance.now();
const rate = (events: number): string =>
  `${events} events, ${Math.round((events / (performance.now() - began)) * 1000)} a second`;

if (options.into === undefined) {
  await pipeline(Readable.from(caseLines(size, registerOf(size))), process.stdout);
} else {
  let total = 0;
  await copyRegister(options.into, registerOf(size), (events) => {
    total = events;
    if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${rate(events)}`);
  });
  console.error(`${process.stderr.isTTY ? '\r\u001B[K' : ''}${rate(total)}`);
}
