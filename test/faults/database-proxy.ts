/** A TCP proxy before the database, to take the database away from the bot while the test keeps it. */

import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';

export interface DatabaseProxy {
  /** The database's address through the proxy. */
  uri: string;
  /** Breaks all connections and refuses new ones. */
  cut(): Promise<void>;
  /** Lets connections stand and new ones be made, but nothing passes any more. */
  freeze(): void;
  /** As before. Connections frozen meanwhile stay dead. */
  restore(): Promise<void>;
  close(): Promise<void>;
}

export async function databaseProxy(databaseUri: string): Promise<DatabaseProxy> {
  const target = new URL(databaseUri);
  const pairs = new Set<[Socket, Socket]>();
  let frozen = false;
  let server: Server | null = null;
  let port = 0;

  async function listen(): Promise<void> {
    const own = createServer((client) => {
      // one that was on its way in when the server was closed
      if (server !== own) return client.destroy();
      const upstream = connect(Number(target.port), target.hostname);
      const pair: [Socket, Socket] = [client, upstream];
      pairs.add(pair);
      const end = () => {
        client.destroy();
        upstream.destroy();
        pairs.delete(pair);
      };
      for (const socket of pair) socket.on('error', end).on('close', end);
      if (frozen) client.pause();
      else client.pipe(upstream).pipe(client);
    });
    server = own;
    own.listen(port, '127.0.0.1');
    await new Promise((resolve) => own.once('listening', resolve));
    port = (own.address() as AddressInfo).port;
  }

  async function cut(): Promise<void> {
    const closing = server;
    server = null;
    for (const [client, upstream] of pairs) {
      client.destroy();
      upstream.destroy();
    }
    await new Promise((resolve) => (closing ? closing.close(resolve) : resolve(null)));
  }

  await listen();
  const through = new URL(databaseUri);
  through.port = String(port);
  through.hostname = '127.0.0.1';
  return {
    uri: through.href,
    cut,
    freeze() {
      frozen = true;
      for (const [client, upstream] of pairs) {
        client.unpipe(upstream);
        upstream.unpipe(client);
        client.pause();
        upstream.pause();
      }
    },
    async restore() {
      frozen = false;
      if (!server) await listen();
    },
    close: cut,
  };
}
