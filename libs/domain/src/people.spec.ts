import { describe, expect, it } from '@jest/globals';
import { aggregateIn } from './aggregates.js';
import { readBody } from './commanding.js';
import { sourcesOf, speakersOf, storedEntryOf } from './people.js';

const decisions = aggregateIn('decisions');
const entry =
  decisions &&
  readBody(decisions, 'close', {
    data: { outcome: 'lapsed' },
    evidence: [
      { source: 'press', speaker: { name: 'Jo Doe', role: 'Minister' } },
      { source: 'press', quote: 'It lapsed' },
      { source: 'gazette', speaker: { name: 'Jo Doe' } },
    ],
  });

describe('those who speak in an entry', () => {
  it('are named once each, as the sources are', () => {
    expect(entry && speakersOf(entry)).toEqual(['Jo Doe']);
    expect(entry && sourcesOf(entry)).toEqual(['press', 'gazette']);
  });

  it('are stored by an opaque id, and never by name', () => {
    const stored =
      entry &&
      storedEntryOf(entry, {
        personOf: () => 'p-1',
        publishedOf: (source) => (source === 'press' ? { earliest: '2017-11-07', latest: '2017-11-07' } : undefined),
      });
    expect(stored?.evidence).toEqual([
      {
        source: 'press',
        published: { earliest: '2017-11-07', latest: '2017-11-07' },
        speaker: { person: 'p-1', role: 'Minister' },
      },
      { source: 'press', quote: 'It lapsed', published: { earliest: '2017-11-07', latest: '2017-11-07' } },
      { source: 'gazette', speaker: { person: 'p-1' } },
    ]);
    expect(JSON.stringify(stored)).not.toContain('Jo Doe');
  });

  it('leave an entry without evidence as it is', () => {
    const bare = decisions && readBody(decisions, 'close', { data: { outcome: 'lapsed' } });
    expect(bare && storedEntryOf(bare, { personOf: () => 'p-1', publishedOf: () => undefined })).toEqual({
      data: { outcome: 'lapsed' },
    });
  });
});
