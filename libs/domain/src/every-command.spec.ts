import { describe, expect, it } from '@jest/globals';
import { aggregates } from './aggregates.js';
import { around, everyCommand, type Commanded } from './testing/every-command.js';
import { about } from './testing/given-when-then.js';

const perform = ([collection, command, data, given = []]: Commanded) => {
  const aggregate = aggregates.find((one) => one.collection === collection);
  if (!aggregate) throw new Error(`no ${collection}`);
  const id = collection === 'presence' ? 'resolute-support/belgium' : 'this-one';
  return about(aggregate, id)(...given).when(command, data, around);
};

describe('every command', () => {
  it.each(everyCommand)('%s %s keeps all that it is given, and what goes with it: %j', (...told) => {
    const [, , data] = told;
    const [event, ...others] = perform(told).events();
    expect(others).toEqual([]);
    expect(Object.keys(event?.data.data ?? {})).toEqual(expect.arrayContaining(Object.keys(data)));
    expect(event?.data).toMatchObject({
      occurred: around.occurred,
      links: around.links,
      note: around.note,
      evidence: [{ source: 'press', quote: 'In words', locator: 'paragraph 3', speaker: { role: 'spokesman' } }],
    });
  });

  it('is among these', () =>
    expect([...new Set(everyCommand.map(([collection, command]) => `${collection} ${command}`))].toSorted()).toEqual(
      aggregates
        .flatMap(({ collection, commands }) => Object.keys(commands).map((command) => `${collection} ${command}`))
        .toSorted(),
    ));
});
