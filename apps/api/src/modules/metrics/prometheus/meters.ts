import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const ANSWER_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 20, 30];
const WAIT_BUCKETS = [0.01, 0.1, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300];
const HTTP_BUCKETS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3, 10];

/** The Prometheus names that dashboards and alerts rely on. Times in seconds. */
@Injectable()
export class Meters {
  readonly registry = new Registry();
  private readonly looks: (() => Promise<void>)[] = [];

  readonly messages = new Counter({
    name: 'zhiyin_messages_total',
    help: 'Messages stored, by sender, source of the answer and outcome',
    labelNames: ['sender', 'source', 'outcome'] as const,
    registers: [this.registry],
  });

  readonly answerSeconds = new Histogram({
    name: 'zhiyin_answer_seconds',
    help: 'Time since the question was received: acknowledged, first visible text, complete',
    labelNames: ['clock', 'source'] as const,
    buckets: ANSWER_BUCKETS,
    registers: [this.registry],
  });

  readonly modelRequests = new Counter({
    name: 'zhiyin_model_requests_total',
    help: 'Calls of a model provider by outcome',
    labelNames: ['provider', 'outcome'] as const,
    registers: [this.registry],
  });

  readonly modelFirstToken = new Histogram({
    name: 'zhiyin_model_first_token_seconds',
    help: 'Time to the first token of a model provider',
    labelNames: ['provider'] as const,
    buckets: ANSWER_BUCKETS,
    registers: [this.registry],
  });

  readonly modelQueueWait = new Histogram({
    name: 'zhiyin_model_queue_wait_seconds',
    help: 'Turns that found all slots of the models taken: time in the line and how it ended (seated, gave_up, full)',
    labelNames: ['outcome'] as const,
    buckets: ANSWER_BUCKETS,
    registers: [this.registry],
  });

  readonly modelBreaker = new Gauge({
    name: 'zhiyin_model_breaker_state',
    help: 'Circuit breaker of a model provider in this process: 0 closed, 1 half open, 2 open',
    labelNames: ['provider'] as const,
    registers: [this.registry],
  });

  readonly handoffs = new Counter({
    name: 'zhiyin_handoffs_total',
    help: 'Requests for a person by reason',
    labelNames: ['reason'] as const,
    registers: [this.registry],
  });

  readonly faqMatches = new Counter({
    name: 'zhiyin_faq_match_total',
    help: 'Questions by what the canned answers had for them',
    labelNames: ['outcome'] as const,
    registers: [this.registry],
  });

  readonly liveConnections = new Gauge({
    name: 'zhiyin_live_connections',
    help: 'Open carriers of live events: socket, stream, poll',
    labelNames: ['kind'] as const,
    registers: [this.registry],
  });

  readonly moderationHits = new Counter({
    name: 'zhiyin_moderation_hits_total',
    help: 'Texts in which something was found, by where they come from, category and action',
    labelNames: ['stage', 'category', 'action'] as const,
    registers: [this.registry],
  });

  readonly queueDepth = new Gauge({
    name: 'zhiyin_queue_depth',
    help: 'Jobs whose time has come and that nobody runs yet; the same on every replica of a shared queue',
    labelNames: ['queue'] as const,
    registers: [this.registry],
  });

  readonly queueOldest = new Gauge({
    name: 'zhiyin_queue_oldest_seconds',
    help: 'How long the first waiting job of a queue has waited',
    labelNames: ['queue'] as const,
    registers: [this.registry],
  });

  readonly queueWait = new Histogram({
    name: 'zhiyin_queue_wait_seconds',
    help: 'Time from when a job was due to its first run',
    labelNames: ['queue'] as const,
    buckets: WAIT_BUCKETS,
    registers: [this.registry],
  });

  readonly httpSeconds = new Histogram({
    name: 'zhiyin_http_request_seconds',
    help: 'HTTP requests by route pattern',
    labelNames: ['route', 'method', 'status'] as const,
    buckets: HTTP_BUCKETS,
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Work to do before figures are given out, for those that are looked up rather than counted. */
  beforeScrape(look: () => Promise<void>): void {
    this.looks.push(look);
  }

  async scrape(): Promise<string> {
    await Promise.all(this.looks.map((look) => look()));
    return this.registry.metrics();
  }
}
