import { timingSafeEqual } from 'node:crypto';
import { Controller, Get, Header, Headers, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Settings, SettingsToken } from '../../../config';
import { AppError } from '../../../platform/http';
import { Public } from '../../auth';
import { Meters } from './meters';

/** For Prometheus. With METRICS_TOKEN set (always in production) only for who knows it. */
@ApiExcludeController()
@Public()
@Controller('metrics')
export class MetricsController {
  constructor(
    @Inject(SettingsToken) private readonly settings: Settings,
    private readonly meters: Meters,
  ) {}

  @Get()
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  scrape(@Headers('authorization') authorization = ''): Promise<string> {
    const token = this.settings.METRICS_TOKEN;
    if (token !== undefined && !sameText(authorization, `Bearer ${token}`)) throw new AppError('token_invalid');
    return this.meters.registry.metrics();
  }
}

function sameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
