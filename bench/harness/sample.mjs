import { randomUUID } from 'node:crypto';

/** An event of the size that a clerk's record has: about 250 bytes of data, 170 of metadata. */
export const TYPE = 'CommitmentMade';
export const DATA = {
  amount: {
    basis: 'increase',
    max: '62',
    min: '62',
    qualifier: 'exactly',
    text: '62 soldats',
    unit: 'personnel',
    value: '62',
  },
  by: 'belgium',
  evidence: [{ paraphrase: 'The minister announced a reinforcement of the contingent.', source: 'press-2017-11-07' }],
  to: 'nato',
};
export const METADATA = {
  actor: '7f1c1c8a-5d0e-4c1e-9d53-1d5e2f3a4b5c',
  commandId: '0191e2a4-5b6c-7d8e-9f00-112233445566',
  requestHash: '0123456789abcdef'.repeat(4),
};

export const newEvent = () => ({ id: randomUUID(), type: TYPE, schema: 1, data: DATA, metadata: METADATA });

export const newEvents = (count) => Array.from({ length: count }, newEvent);

/** A stream's name that no other run has used. */
export const newStream = () => `decision-be-reinforcement-${randomUUID()}`;
