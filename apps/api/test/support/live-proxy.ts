import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** How a bad network treats one connection on its way to the client. Bytes and milliseconds. */
export interface Weather {
  target: URL;
  /** The connection breaks after this many bytes, in the middle of whatever they are. */
  cutAfter: number;
  pieceBytes: number;
  delayMs: number;
}

/** A network between client and server: the next connection gets the weather set before it. */
export class LiveProxy {
  weather: Weather | undefined;
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    readonly origin: string,
  ) {}

  static async start(): Promise<LiveProxy> {
    const server = createServer({ noDelay: true }, (client) => proxy.pass(client));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const proxy = new LiveProxy(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    return proxy;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private pass(client: Socket): void {
    const weather = this.weather!;
    const server = connect({ host: weather.target.hostname, port: Number(weather.target.port), noDelay: true });
    const cut = () => {
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) {
      this.sockets.add(socket);
      socket.on('error', cut).on('close', () => this.sockets.delete(socket));
    }
    client.on('data', (data) => server.write(data)).on('end', () => server.end());
    void this.deliver(server, client, weather, cut);
  }

  private async deliver(from: Socket, to: Socket, weather: Weather, cut: () => void): Promise<void> {
    let left = weather.cutAfter;
    try {
      for await (const data of from as AsyncIterable<Buffer>) {
        for (let at = 0; at < data.length; at += weather.pieceBytes) {
          const piece = data.subarray(at, Math.min(at + weather.pieceBytes, data.length)).subarray(0, left);
          if (piece.length > 0) to.write(piece);
          left -= piece.length;
          if (left === 0) return to.end(cut) as unknown as void;
          if (weather.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, weather.delayMs));
        }
      }
      to.end();
    } catch {
      cut();
    }
  }
}
