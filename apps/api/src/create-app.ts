import { ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { maskPersonalData } from '@zhiyin/text';
import type { DestinationStream } from 'pino';
import { AppModule } from './app.module';
import type { Settings } from './config';
import { configureHttp } from './http.setup';
import { ProblemFilter, refuseBrokenHttp, requestIdOf, validationProblem } from './platform/http';
import { AppLogger, createLogger } from './platform/logging';

const BODY_LIMIT = 1024 * 1024;

/** The whole application, ready to listen. Tests and main.ts make it the same way. */
export async function createApp(settings: Settings, logTo?: DestinationStream): Promise<NestFastifyApplication> {
  const mask = (text: string) => maskPersonalData(text);
  const pino = createLogger(settings.LOG_LEVEL, mask, logTo);
  const adapter = new FastifyAdapter({
    genReqId: requestIdOf,
    bodyLimit: BODY_LIMIT,
    trustProxy: trustedProxies(settings.TRUST_PROXY),
    // A client that sends its request byte by byte must not keep a connection for ever.
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      new ProblemFilter().respond(error, request, reply),
    clientErrorHandler: refuseBrokenHttp,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(settings), adapter, {
    logger: new AppLogger(pino, mask),
    abortOnError: false,
  });
  app.useGlobalPipes(
    new ValidationPipe({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      stopAtFirstError: true,
      validationError: { target: false, value: false },
      exceptionFactory: validationProblem,
    }),
  );
  await configureHttp(app, settings, pino);
  return app;
}

function trustedProxies(setting: string): boolean | string[] {
  if (setting === 'true') return true;
  if (setting === 'false') return false;
  return setting.split(',').map((part) => part.trim());
}
