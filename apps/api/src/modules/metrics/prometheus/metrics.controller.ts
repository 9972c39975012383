import { Controller, Get, Header, Headers, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Settings, SettingsToken } from '../../../config';
import { AppError } from '../../../platform/http';
import { Public } from '../../auth';
import { Meters } from './meters';
import { mayScrape } from './scrape-access';

/** For Prometheus. */
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
  scrape(@Headers('authorization') authorization?: string): Promise<string> {
    if (!mayScrape(this.settings, authorization)) throw new AppError('token_invalid');
    return this.meters.scrape();
  }
}
