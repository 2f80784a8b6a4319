import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** One connection through the proxy. While it is held, what arrives on either side is kept back. */
interface Link {
  readonly client: Socket;
  readonly server: Socket;
  readonly toServer: Buffer[];
  readonly toClient: Buffer[];
  isHeld: boolean;
  /** What the next data meet. */
  trap?: 'cut-request' | 'cut-answer';
}

/** Stands between a client and a server on this machine, and does what networks do. */
export class TcpProxy {
  readonly #server: Server;
  readonly #links = new Set<Link>();
  #holdsNew = false;

  private constructor(targetPort: number) {
    this.#server = createServer((client) => this.#join(client, connect(targetPort, '127.0.0.1')));
  }

  static async open(targetPort: number): Promise<TcpProxy> {
    const proxy = new TcpProxy(targetPort);
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Ends every connection at once. */
  cut(): void {
    for (const link of this.#links) destroy(link);
  }

  /** The next request of each connection arrives by half, and then its connection ends. */
  cutRequests(): void {
    for (const link of this.#links) link.trap = 'cut-request';
  }

  /** The next request of each connection arrives and is carried out; instead of the answer the connection ends. */
  cutAnswers(): void {
    for (const link of this.#links) link.trap = 'cut-answer';
  }

  /** For a while nothing passes, not even the end of a connection; then every connection ends. */
  async blackHole(ms: number): Promise<void> {
    this.#hold();
    await delay(ms);
    this.#holdsNew = false;
    for (const link of this.#links) if (link.isHeld) destroy(link);
  }

  /** For a while nothing passes; then everything arrives, also what its sender has given up long ago. */
  async stall(ms: number): Promise<void> {
    this.#hold();
    await delay(ms);
    this.#holdsNew = false;
    for (const link of this.#links) if (link.isHeld) release(link);
  }

  /** Whatever is open now passes nothing ever again, and does not end either; new connections work. */
  bury(): void {
    for (const link of this.#links) link.isHeld = true;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.cut();
    await closed;
  }

  #hold(): void {
    this.#holdsNew = true;
    for (const link of this.#links) link.isHeld = true;
  }

  #join(client: Socket, server: Socket): void {
    const link: Link = { client, server, toServer: [], toClient: [], isHeld: this.#holdsNew };
    this.#links.add(link);
    client.on('data', (data) => {
      if (link.isHeld) return void link.toServer.push(data);
      if (link.trap !== 'cut-request') return void server.write(data);
      server.write(data.subarray(0, data.length >> 1), () => destroy(link));
    });
    server.on('data', (data) => {
      if (link.isHeld) return void link.toClient.push(data);
      if (link.trap === 'cut-answer') return destroy(link);
      client.write(data);
    });
    for (const socket of [client, server]) {
      socket.on('error', () => undefined);
      socket.on('close', () => {
        // A held link hides the end of one side from the other until it is let go.
        if (link.isHeld) return;
        destroy(link);
        this.#links.delete(link);
      });
    }
  }
}

function release(link: Link): void {
  const { client, server, toServer, toClient } = link;
  link.isHeld = false;
  for (const data of toServer.splice(0)) server.write(data);
  for (const data of toClient.splice(0)) if (client.writable) client.write(data);
  if (client.destroyed) server.end();
  if (server.destroyed) client.end();
}

function destroy(link: Link): void {
  link.isHeld = false;
  link.client.destroy();
  link.server.destroy();
}
