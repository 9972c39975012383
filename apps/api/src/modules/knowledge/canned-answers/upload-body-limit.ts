import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';

/** 10,000 entries of ordinary length are about 10 MB. */
export const UPLOAD_BODY_LIMIT = 32 * 1024 * 1024;

/**
 * Lets a route name its own body limit by `@RouteConfig({ bodyLimit })`. Fastify reads the limit from the route's
 * options, which Nest's decorators do not reach; this must be constructed before the routes are registered.
 */
@Injectable()
export class RouteBodyLimits {
  constructor(host: HttpAdapterHost<FastifyAdapter>) {
    host.httpAdapter.getInstance().addHook('onRoute', (route) => {
      const { bodyLimit } = (route.config ?? {}) as { bodyLimit?: number };
      if (bodyLimit !== undefined) route.bodyLimit = bodyLimit;
    });
  }
}
