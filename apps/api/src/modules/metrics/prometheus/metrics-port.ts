import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type Settings, SettingsToken } from '../../../config';
import { Meters } from './meters';
import { mayScrape } from './scrape-access';

/** `/metrics` and `/health/live` on METRICS_PORT: all that a worker lets anybody see. */
@Injectable()
export class MetricsPort implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(MetricsPort.name);
  private server: Server | undefined;

  constructor(
    @Inject(SettingsToken) private readonly settings: Settings,
    private readonly meters: Meters,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { METRICS_PORT: port, HOST: host } = this.settings;
    if (port === undefined) return;
    const server = createServer((request, response) => void this.serve(request, response));
    this.server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise<void>((resolve) => (this.server ? this.server.close(() => resolve()) : resolve()));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = (status: number, body: string, type = 'text/plain; charset=utf-8') =>
      response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(body);
    if (request.method !== 'GET') return void answer(405, '');
    if (request.url === '/health/live') return void answer(200, '{"status":"ok"}', 'application/json');
    if (request.url !== '/metrics') return void answer(404, '');
    if (!mayScrape(this.settings, request.headers.authorization)) return void answer(401, '');
    try {
      answer(200, await this.meters.scrape(), this.meters.registry.contentType);
    } catch (error) {
      this.logger.error(`The figures could not be read: ${String(error)}`);
      answer(500, '');
    }
  }
}
