import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';

/** Fields that must never reach a log, at any depth that our own objects have. */
const SECRET = [
  'authorization',
  'cookie',
  'password',
  'token',
  'accessToken',
  'refreshToken',
  'apiKey',
  'secret',
  'text',
];
const paths = SECRET.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/** @param mask is applied to every message, so that a stray phone number does not stand in a log. */
export function createLogger(
  level: string,
  mask: (text: string) => string,
  to: DestinationStream = pino.destination(1),
): Logger {
  const options: LoggerOptions = {
    level,
    redact: { paths, censor: '[redacted]' },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    hooks: {
      logMethod(inputs, method) {
        const masked = inputs.map((input: unknown) => (typeof input === 'string' ? mask(input) : input));
        method.apply(this, masked as Parameters<typeof method>);
      },
    },
  };
  return pino(options, to);
}

/** Nest's own start-up talk: every module and route. */
const FRAMEWORK = new Set(['InstanceLoader', 'NestApplication', 'NestFactory', 'RouterExplorer', 'RoutesResolver']);

/** Nest's logger on pino: one JSON line per message, the context as a field. */
export class AppLogger implements LoggerService {
  constructor(
    private readonly pino: Logger,
    private readonly mask: (text: string) => string,
  ) {}

  log = (message: unknown, ...rest: unknown[]) =>
    this.write(FRAMEWORK.has(String(rest.at(-1))) ? 'debug' : 'info', message, rest);
  warn = (message: unknown, ...rest: unknown[]) => this.write('warn', message, rest);
  error = (message: unknown, ...rest: unknown[]) => this.write('error', message, rest);
  fatal = (message: unknown, ...rest: unknown[]) => this.write('fatal', message, rest);
  debug = (message: unknown, ...rest: unknown[]) => this.write('debug', message, rest);
  verbose = (message: unknown, ...rest: unknown[]) => this.write('trace', message, rest);

  /** Nest passes the context last; an error's stack stands before it. */
  private write(
    level: 'info' | 'warn' | 'error' | 'fatal' | 'debug' | 'trace',
    message: unknown,
    rest: unknown[],
  ): void {
    const context = typeof rest.at(-1) === 'string' ? String(rest.at(-1)) : undefined;
    const stack = rest.length > 1 && typeof rest[0] === 'string' ? this.mask(rest[0]) : undefined;
    if (typeof message === 'object' && message !== null && !(message instanceof Error)) {
      const fields = JSON.parse(this.mask(JSON.stringify(message))) as object;
      this.pino[level]({ context, stack, ...fields });
      return;
    }
    this.pino[level](
      { context, stack },
      message instanceof Error ? (message.stack ?? message.message) : String(message),
    );
  }
}
