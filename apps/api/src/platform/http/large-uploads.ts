import type { FastifyInstance, FastifyRequest } from 'fastify';

/**
 * Lets a route name its own body limit by `@RouteConfig({ bodyLimit })`: Fastify reads the limit from the route's
 * options, which Nest's decorators do not reach. Guards run only after the body was read, so such a route also asks
 * `admit` first: a large body is read for callers with a token only. Call it before the routes are registered.
 * @param admit throws for a caller who may not send.
 */
export function allowLargeUploads(fastify: FastifyInstance, admit: (authorization: string | undefined) => void): void {
  fastify.addHook('onRoute', (route) => {
    const { bodyLimit } = (route.config ?? {}) as { bodyLimit?: number };
    if (bodyLimit === undefined) return;
    route.bodyLimit = bodyLimit;
    const before = route.onRequest === undefined ? [] : [route.onRequest].flat();
    route.onRequest = [
      ...before,
      (request: FastifyRequest, _reply: unknown, done: () => void) => {
        admit(request.headers.authorization);
        done();
      },
    ];
  });
}
