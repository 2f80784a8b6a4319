import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to the database that can be cut. */
export interface UnreliableNetwork {
  /** The database's address by this way. */
  readonly url: string;
  /** Cuts every connection, and refuses new ones until `mend`. */
  cut(): void;
  mend(): void;
  /** What is connected passes nothing any more, and is not ended either; new connections work. */
  silence(): void;
  /** Lets requests pass; cuts the connection when the first answer that contains `text` is about to come back. */
  loseAnswerTo(text: string): void;
  close(): Promise<void>;
}

export async function openUnreliableNetwork(databaseUrl: string): Promise<UnreliableNetwork> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const silent = new WeakSet<Socket>();
  let isCut = false;
  let loseAnswer: string | undefined;

  const server = createServer((near) => {
    if (isCut) return near.destroy();
    const far = connect(Number(target.port), target.hostname);
    const hangUp = () => {
      near.destroy();
      far.destroy();
    };
    let isAnswerDoomed = false;
    near.on('data', (request) => {
      if (silent.has(near)) return;
      if (loseAnswer && request.includes(loseAnswer)) {
        loseAnswer = undefined;
        isAnswerDoomed = true;
      }
      far.write(request);
    });
    far.on('data', (answer) => {
      if (isAnswerDoomed) hangUp();
      else if (!silent.has(near)) near.write(answer);
    });
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', hangUp).on('close', () => {
        sockets.delete(socket);
        hangUp();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cutAll = () => sockets.forEach((socket) => socket.destroy());

  return {
    url: Object.assign(new URL(databaseUrl), { port: String((server.address() as AddressInfo).port) }).href,
    cut() {
      isCut = true;
      cutAll();
    },
    silence() {
      for (const socket of sockets) silent.add(socket);
    },
    mend() {
      isCut = false;
    },
    loseAnswerTo(text) {
      loseAnswer = text;
    },
    async close() {
      cutAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
