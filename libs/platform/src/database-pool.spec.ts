import { describe, expect, it, jest } from '@jest/globals';
import { openPool } from './database-pool.js';

describe('a connection that was lost', () => {
  it('is told of without what the driver knows of it', async () => {
    const onLost = jest.fn();
    const pool = openPool('postgres://nobody@127.0.0.1:1/none', { name: 'test', onLost });
    const error = Object.assign(new Error('terminating connection'), { code: '57P01', client: { secretKey: 1 } });
    pool.emit('error', error, {} as never);
    expect(onLost).toHaveBeenCalledWith(error);
    expect(error).toMatchObject({ message: 'terminating connection', code: '57P01' });
    expect(error).not.toHaveProperty('client');
    await pool.end();
  });
});
