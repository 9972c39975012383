import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { AuthModule } from '../auth';
import { HealthController } from './health/health.controller';
import { EventMeter } from './prometheus/event-meter';
import { HttpMeter } from './prometheus/http-meter';
import { Meters } from './prometheus/meters';
import { MetricsController } from './prometheus/metrics.controller';
import { MetricsPort } from './prometheus/metrics-port';
import { QueueMeter } from './prometheus/queue-meter';

/** Listens to everybody; nobody knows it. */
@Module({
  imports: [AuthModule, TerminusModule.forRoot({ logger: false })],
  controllers: [HealthController, MetricsController],
  providers: [EventMeter, HttpMeter, MetricsPort, QueueMeter, Meters],
})
export class MetricsModule {}
