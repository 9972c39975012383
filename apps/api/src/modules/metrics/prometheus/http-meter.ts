import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { Meters } from './meters';

/** Times every HTTP response under its route pattern, never under its address: ids would make endless series. */
@Injectable()
export class HttpMeter implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly meters: Meters,
  ) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter?.getInstance<FastifyInstance>();
    fastify?.addHook('onResponse', (request, reply, done) => {
      const route = request.routeOptions.url ?? 'unmatched';
      this.meters.httpSeconds.observe(
        { route, method: request.method, status: reply.statusCode },
        reply.elapsedTime / 1000,
      );
      done();
    });
  }
}
