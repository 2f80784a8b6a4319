import { describe } from '@jest/globals';
import { describeAppending } from './contract-appending.js';
import { describeReading } from './contract-reading.js';
import { describeRecording } from './contract-recording.js';
import { describeSubscribing } from './contract-subscribing.js';
import type { StoreOpener } from './store-opener.js';

/** What every event store promises. */
export function describeEventStore(name: string, open: StoreOpener): void {
  describe(`${name} as an event store`, () => {
    describeAppending(open);
    describeRecording(open);
    describeReading(open);
    describeSubscribing(open);
  });
}
