import { describe, expect, it } from '@jest/globals';
import { pagesFrom, type ListPage, type Parameters } from './walk.js';

const times = { position: 7n, validAt: '2017-11-07', knownAt: 7n, basis: 'recorded' };
const page = (id: string, nextCursor: string | null, said: object = times): ListPage => ({
  ...said,
  items: [{ id }],
  nextCursor,
});

async function walk(first: ListPage, given: Parameters, others: readonly ListPage[]) {
  const asked: Parameters[] = [];
  const rest = [...others];
  const items: object[] = [];
  for await (const found of pagesFrom(first, given, async (parameters) => {
    asked.push(parameters);
    return rest.shift() as ListPage;
  })) {
    items.push(...found);
  }
  return { asked, items };
}

describe('the pages of a list', () => {
  it('are asked for as of the position and the day of the first one', async () => {
    const { asked, items } = await walk(page('a', 'x'), { limit: '2', body: 'council' }, [
      page('b', 'y'),
      page('c', null),
    ]);
    expect(items).toEqual([{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
    const same = { limit: '2', body: 'council', validAt: '2017-11-07', knownAt: '7' };
    expect(asked).toEqual([
      { ...same, cursor: 'x' },
      { ...same, cursor: 'y' },
    ]);
  });

  it('are, with basis=published, of the same publications, from what was recorded when the first was asked for', async () => {
    const said = { ...times, knownAt: '2017-11-07', basis: 'published' };
    const { asked } = await walk(page('a', 'x', said), { basis: 'published' }, [page('b', null, said)]);
    expect(asked).toEqual([
      { basis: 'published', validAt: '2017-11-07', knownAt: '2017-11-07', upTo: '7', cursor: 'x' },
    ]);
  });

  it('are of no day where the list has none', async () => {
    const { asked } = await walk(page('a', 'x', { ...times, validAt: null }), {}, [page('b', null)]);
    expect(asked).toEqual([{ knownAt: '7', cursor: 'x' }]);
  });
});
