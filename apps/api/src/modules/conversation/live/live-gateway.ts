import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { LIVE_CLOSE } from '@zhiyin/contracts';
import { type WebSocket, WebSocketServer } from 'ws';
import { AppEvents } from '../../../platform/events';
import { AppError, endWithProblem, requestIdOf } from '../../../platform/http';
import type { Customer } from '../../auth';
import { LiveConnectionChanged } from '../conversation.events';
import { FeedbackService } from '../feedback/feedback.service';
import { toMessage } from '../timeline/message';
import { TimelineRepository } from '../timeline/timeline.repository';
import { LiveChannel } from './live-channel';
import { LIVE_LIMITS } from './live-limits';
import { LiveSocket, type Timeline } from './live-socket';
import { LiveTickets } from './live-tickets';
import { serveWithoutUpgrade } from './other-upgrades';

const PATH = '/api/v1/live';
const CLOSE_PATIENCE_MS = 2_000;
/** Heartbeats are spread over their interval: thousands of sockets must not all be looked after at the same moment. */
const SLOTS = 25;

const SERVER_OPTIONS = {
  noServer: true,
  clientTracking: false,
  perMessageDeflate: false,
  maxPayload: LIVE_LIMITS.maxFrameBytes,
  closeTimeout: CLOSE_PATIENCE_MS,
};

/** Lets sockets in, keeps them alive, and sends them away when the process stops. */
@Injectable()
export class LiveGateway implements OnApplicationBootstrap, OnModuleDestroy, BeforeApplicationShutdown {
  private readonly logger = new Logger(LiveGateway.name);
  private readonly server = new WebSocketServer(SERVER_OPTIONS);
  private readonly byCustomer = new Map<string, Set<LiveSocket>>();
  private readonly slots = Array.from({ length: SLOTS }, () => new Set<LiveSocket>());
  private heartbeat: NodeJS.Timeout | undefined;
  private arrivals = 0;
  private stopping = false;

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly tickets: LiveTickets,
    private readonly channel: LiveChannel,
    private readonly timeline: TimelineRepository,
    private readonly feedback: FeedbackService,
    private readonly events: AppEvents,
  ) {}

  onApplicationBootstrap(): void {
    const http = this.host.httpAdapter?.getHttpServer() as Server | undefined;
    http?.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
      if (request.headers.upgrade?.toLowerCase() !== 'websocket')
        return serveWithoutUpgrade(http, request, socket, head);
      socket.on('error', () => socket.destroy());
      this.letIn(request, socket, head).catch((error: unknown) => {
        const known = error instanceof AppError ? error : new AppError('internal', { cause: error });
        if (known.status >= 500) this.logger.error(known.cause ?? known);
        endWithProblem(socket, known, requestIdOf(request));
      });
    });
    let slot = 0;
    this.heartbeat = setInterval(() => {
      slot = (slot + 1) % SLOTS;
      for (const socket of this.slots[slot]!) socket.beat();
    }, LIVE_LIMITS.heartbeatMs / SLOTS).unref();
  }

  onModuleDestroy(): void {
    this.stopping = true;
    clearInterval(this.heartbeat);
  }

  /** Clients move to another replica at once; what is still written here reaches them there. */
  async beforeApplicationShutdown(): Promise<void> {
    for (const sockets of this.byCustomer.values())
      for (const socket of sockets) socket.close(LIVE_CLOSE.goingAway, 'going away');
    const deadline = Date.now() + CLOSE_PATIENCE_MS;
    while (this.byCustomer.size > 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 10));
    for (const sockets of this.byCustomer.values()) for (const socket of sockets) socket.terminate();
  }

  private async letIn(request: IncomingMessage, socket: Socket, head: Buffer): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname !== PATH) throw new AppError('not_found');
    if (this.stopping) throw new AppError('unavailable');
    const who = await this.tickets.redeem(searchParams.get('ticket') ?? '');
    if (socket.destroyed) return;
    this.server.handleUpgrade(request, socket, head, (accepted) => this.serve(who, accepted));
  }

  private serve(who: Customer, accepted: WebSocket): void {
    const warn = (error: unknown) => this.logger.warn(`Socket of customer ${who.id}: ${String(error)}`);
    const socket = new LiveSocket(accepted, this.timelineOf(who), LIVE_LIMITS, warn);
    // A frame that breaks the protocol ends the socket with its own close code; there is nothing more to do.
    accepted.on('error', () => undefined);
    this.keep(who.id, socket);
    const listening = this.channel.listen(who.id, (event) => socket.hear(event));
    this.events.emit(new LiveConnectionChanged({ kind: 'socket', change: 1 }));
    accepted.on('close', () => {
      this.drop(who.id, socket);
      this.events.emit(new LiveConnectionChanged({ kind: 'socket', change: -1 }));
      listening.then((leave) => leave()).catch(warn);
    });
  }

  private timelineOf(who: Customer): Timeline {
    return {
      lastSeq: async () => (await this.timeline.head(who.id)).lastSeq,
      after: async (seq, limit) => {
        const { entries, more } = await this.timeline.after(who.id, seq, limit);
        return { entries: entries.map(toMessage), more };
      },
      growing: () => this.channel.growing(who.id),
      markRead: (seq) => this.feedback.markRead(who, seq),
      typing: () => this.channel.tell(who.id, { event: 'typing', data: { sender: 'user' } }),
    };
  }

  private keep(customerId: string, socket: LiveSocket): void {
    const sockets = this.byCustomer.get(customerId) ?? new Set();
    this.byCustomer.set(customerId, sockets.add(socket));
    this.slots[(this.arrivals += 1) % SLOTS]!.add(socket);
    // The oldest goes: on mobile networks it is most likely a connection whose end nobody has noticed yet.
    const [oldest] = sockets;
    if (sockets.size > LIVE_LIMITS.socketsPerCustomer) {
      sockets.delete(oldest!);
      oldest!.close(LIVE_CLOSE.replaced, 'replaced');
    }
  }

  private drop(customerId: string, socket: LiveSocket): void {
    for (const slot of this.slots) slot.delete(socket);
    const sockets = this.byCustomer.get(customerId);
    sockets?.delete(socket);
    if (sockets?.size === 0) this.byCustomer.delete(customerId);
  }
}
