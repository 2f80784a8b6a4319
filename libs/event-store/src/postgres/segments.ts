import type { AppendRequest } from '../append-request.js';

/** A run of appends none of which touches what an earlier one of the run writes. */
export interface Segment {
  readonly parts: number;
  readonly events: number;
}

/** Cuts a batch, in its order, into segments that can each be decided as a whole. */
export function splitIntoSegments(batch: readonly AppendRequest[]): readonly Segment[] {
  const segments: Segment[] = [];
  let parts = 0;
  let events = 0;
  let written = new Set<string>();
  let ids = new Set<string>();
  for (const request of batch) {
    const dependsOnSegment = request.parts.some(
      ({ stream, events }) => written.has(stream) || events.some(({ id }) => ids.has(id)),
    );
    if (dependsOnSegment) {
      segments.push({ parts, events });
      parts = 0;
      events = 0;
      written = new Set();
      ids = new Set();
    }
    parts += request.parts.length;
    events += request.eventCount;
    for (const part of request.parts) {
      if (part.events.length > 0) written.add(part.stream);
      for (const { id } of part.events) ids.add(id);
    }
  }
  return [...segments, { parts, events }];
}
