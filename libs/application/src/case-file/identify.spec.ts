import { describe, expect, it } from '@jest/globals';
import { commandIdInCase, eventIdOf } from '../recording/command-id.js';
import type { CaseCommand } from './case-file.js';
import { identify, withEventIds } from './identify.js';

function resolve(...given: readonly Omit<CaseCommand, 'line'>[]) {
  const lines = given.map((command, index) => ({ ...command, line: index + 1 }));
  const { commands, events } = identify({ name: 'a-case', commands: lines }, (_command, error) => error);
  return commands.map((command) => withEventIds(command, events));
}

const promise = { do: 'decisions/more/make-commitment', key: 'promise', body: { data: { by: 'belgium' } } };
const event = eventIdOf(commandIdInCase('a-case', 'key:promise'), 0);

describe('a key in a case file', () => {
  it('stands for the first event of its command: in a path, in a link, and in one that stands alone or is corrected', () => {
    const [, correction, restatement, link, mended] = resolve(
      promise,
      { do: 'events/@promise/dispute', body: { data: { reason: 'Why' } } },
      { do: 'decisions/again/close', body: { links: [{ relation: 'restates', to: '@promise' }] } },
      { do: 'decisions/again/link', body: { data: { relation: 'restates', to: '@promise' } } },
      { do: 'events/@promise/correct', body: { data: { replace: { data: { to: '@promise' } }, reason: 'Why' } } },
    );
    expect(correction?.do).toBe(`events/${event}/dispute`);
    expect(restatement?.body).toEqual({ links: [{ relation: 'restates', to: event }] });
    expect(link?.body).toEqual({ data: { relation: 'restates', to: event } });
    expect(mended?.body).toEqual({ data: { replace: { data: { to: event } }, reason: 'Why' } });
  });

  it('is known in the file, and used once', () => {
    expect(() => resolve({ do: 'events/@nothing/retract', body: {} })).toThrow('"@nothing" stands for nothing');
    expect(() => resolve(promise, promise)).toThrow('The key "promise" is used twice');
  });
});

describe('a command without a key', () => {
  it('is known by its content, and by how often that has come before', () => {
    const rename = { do: 'parties/belgium/rename', body: { data: { name: 'B' } } };
    const [first, again, other] = resolve(rename, rename, { ...rename, body: { data: { name: 'C' } } });
    expect(new Set([first?.commandId, again?.commandId, other?.commandId]).size).toBe(3);
    expect(resolve(promise, rename)[1]?.commandId).toBe(first?.commandId);
  });
});
