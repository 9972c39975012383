import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { WriteDoor } from '../../../platform/database';
import { RefreshTokensRepository } from './refresh-tokens.repository';

const EVERY_MS = 6 * 60 * 60_000;

/** Sweeps out tokens that nobody can use any more, at start and a few times a day. */
@Injectable()
export class ExpiredTokens implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(ExpiredTokens.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(WriteDoor) private readonly door: WriteDoor,
    private readonly tokens: RefreshTokensRepository,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.sweep();
    this.timer = setInterval(() => void this.sweep(), EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async sweep(): Promise<void> {
    try {
      await this.door.transaction((within) => this.tokens.deleteExpired(within, new Date()));
    } catch (error) {
      this.logger.warn(`Expired tokens stay until the next sweep: ${String(error)}`);
    }
  }
}
