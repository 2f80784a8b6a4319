import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, it } from '@jest/globals';
import { startTestServer, TOKEN } from '../support/http-server.js';

describe('a server that is closed', () => {
  it('does not wait for those who go on asking on the same connection, nor for what never comes', async () => {
    const other = await startTestServer();
    const { hostname, port } = new URL(other.url);
    const [asking, silent] = [connect(Number(port), hostname), connect(Number(port), hostname)];
    const head = (line: string, ...more: readonly string[]) =>
      [`${line} HTTP/1.1`, 'Host: acta', `Authorization: Bearer ${TOKEN}`, ...more, '', ''].join('\r\n');
    const question = head('GET /v1/parties');
    silent.on('error', () => undefined).resume();
    silent.write(head('POST /v1/what-if', 'Content-Type: application/json', 'Content-Length: 10'));
    asking.on('error', () => undefined).on('data', () => asking.write(question));
    asking.write(question);
    await once(asking, 'data');
    await other.close();
    await Promise.all([asking, silent].map((socket) => socket.destroyed || once(socket, 'close')));
  }, 20_000);
});
