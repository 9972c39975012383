import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  HealthCheck,
  type HealthCheckResult,
  HealthCheckService,
  HealthIndicatorService,
  TypeOrmHealthIndicator,
} from '@nestjs/terminus';
import { JobQueue } from '../../../platform/job-queue';
import { KeyValueStore } from '../../../platform/key-value';
import { Public } from '../../auth';

const PATIENCE_MS = 1_500;

@ApiTags('machine')
@Public()
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicator: HealthIndicatorService,
    private readonly database: TypeOrmHealthIndicator,
    @Inject(KeyValueStore) private readonly store: KeyValueStore,
    @Inject(JobQueue) private readonly queue: JobQueue,
  ) {}

  @Get('live')
  @ApiOperation({ summary: 'The process runs' })
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** Without the database nothing can be acknowledged; without the others answers still go out, so they only report. */
  @Get('ready')
  @HealthCheck()
  @ApiOperation({ summary: 'The process can answer customers' })
  ready(): Promise<HealthCheckResult> {
    return this.health.check([
      () => this.database.pingCheck('database', { timeout: PATIENCE_MS }),
      () => this.report('key-value', this.store.check()),
      () => this.report('queue', this.queue.check()),
    ]);
  }

  private async report(name: 'key-value' | 'queue', check: Promise<void>) {
    const session = this.indicator.check(name);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('no answer')), PATIENCE_MS);
    });
    return Promise.race([check, late])
      .then(
        () => session.up(),
        (error: unknown) => session.up({ degraded: error instanceof Error ? error.message : String(error) }),
      )
      .finally(() => clearTimeout(timer));
  }
}
