import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic, { type SetHeadersResponse } from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { ERRORS } from '@zhiyin/contracts';
import type { Settings } from './config';
import { AccessTokens } from './modules/auth';
import { allowLargeUploads, ProblemFilter, refuseDeepJson } from './platform/http';
import { projectRoot } from './project-root';

const API_PREFIX = 'api/v1';
/** Machine addresses stand outside the versioned API. */
const UNPREFIXED = ['health/live', 'health/ready', 'metrics'];

export async function configureHttp(app: NestFastifyApplication, _settings: Settings, pino: Logger): Promise<void> {
  app.useGlobalFilters(new ProblemFilter());
  app.setGlobalPrefix(API_PREFIX, { exclude: UNPREFIXED });
  app.enableShutdownHooks();

  const fastify = app.getHttpAdapter().getInstance();
  const tokens = app.get(AccessTokens);
  allowLargeUploads(fastify, (authorization) => void tokens.readHeader(authorization));
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('X-Request-Id', request.id);
    void reply.header('X-Content-Type-Options', 'nosniff');
    void reply.header('Referrer-Policy', 'no-referrer');
    done();
  });
  closeWhatEndsLate(fastify);
  fastify.addHook('preValidation', (request, _reply, done) => {
    refuseDeepJson(request.body);
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    pino.info(
      {
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url ?? 'unmatched',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    );
    done();
  });
  documentApi(app);
  await serveFrontEnds(app);
}

function documentApi(app: NestFastifyApplication): void {
  const codes = Object.entries(ERRORS).map(
    ([code, { status, zh, en }]) => `| \`${code}\` | ${status} | ${zh} | ${en} |`,
  );
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('知音 Zhiyin')
    .setVersion('1')
    .setDescription(
      `Errors are \`application/problem+json\` (RFC 9457).\n\n| code | status | 中文 | English |\n| --- | --- | --- | --- |\n${codes.join('\n')}`,
    )
    .addBearerAuth()
    .build();
  SwaggerModule.setup('api/docs', app, () => SwaggerModule.createDocument(app, config), {
    jsonDocumentUrl: 'api/docs/openapi.json',
  });
}

/** The web build of the mini program at `/`, the console at `/admin/`; hashed files are kept for a year. */
async function serveFrontEnds(app: NestFastifyApplication): Promise<void> {
  const root = projectRoot();
  const fronts = [
    { prefix: '/admin/', folder: join(root, 'apps/admin-web/dist') },
    { prefix: '/', folder: join(root, 'apps/miniprogram/dist/h5') },
  ];
  let decorate = true;
  for (const { prefix, folder } of fronts) {
    if (!existsSync(folder)) continue;
    await app.register(fastifyStatic, {
      root: folder,
      prefix,
      wildcard: false,
      decorateReply: decorate,
      cacheControl: false,
      setHeaders: (reply: SetHeadersResponse, path: string) => {
        const hashed = /[.-][A-Za-z0-9_-]{8,}\.\w+$/.test(path);
        reply.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
    decorate = false;
  }
}

/**
 * A request that is still being answered when the server closes leaves its connection open and idle, and closing would
 * wait for the client to lose patience: more than a minute. The answer says that it is the last one.
 */
function closeWhatEndsLate(fastify: FastifyInstance): void {
  let closing = false;
  fastify.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    if (closing) void reply.header('Connection', 'close');
    done();
  });
}
