import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { preferredLanguage } from './language';
import { asAppError, toProblem } from './problem';

/** The one place where an error becomes a response: `application/problem+json` (RFC 9457). */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.respond(thrown, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  respond(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const error = asAppError(thrown);
    if (error.status >= 500)
      this.logger.error({ requestId: request.id, route: request.routeOptions?.url, error: describe(error) });
    if (reply.raw.headersSent) {
      reply.raw.destroy(); // a stream that broke: the client resumes with its last seq
      return;
    }
    const retryAfter =
      error.details.retryAfterSeconds ?? (error.status === 429 || error.status === 503 ? 5 : undefined);
    if (retryAfter !== undefined) void reply.header('Retry-After', String(Math.ceil(retryAfter)));
    void reply
      .status(error.status)
      .header('Content-Type', 'application/problem+json; charset=utf-8')
      .send(toProblem(error, request.id, preferredLanguage(request.headers['accept-language'])));
  }
}

function describe(error: Error): string {
  const cause = error.cause instanceof Error ? `\ncaused by ${error.cause.stack}` : '';
  return `${error.stack}${cause}`;
}
