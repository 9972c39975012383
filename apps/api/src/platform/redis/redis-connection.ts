import { Cluster, Redis, type RedisOptions } from 'ioredis';
import { parseRedisAddress } from '../../config';

/** One connection, or one per node of a cluster; both speak the same commands. */
export type RedisConnection = Redis | Cluster;

export interface RedisConnectionOptions {
  /** Put before every key of a command; not before channels. */
  keyPrefix?: string;
  /** How often a command is sent again after a lost connection; null waits for Redis as long as it takes. */
  maxRetriesPerRequest: number | null;
}

const CONNECT_TIMEOUT_MS = 5_000;
const backOff = (attempt: number) => Math.min(attempt * 100, 2_000);

/**
 * The only place where a connection to Redis is made, whatever its layout: single server, cluster or sentinels.
 * @param url as parseRedisAddress takes it; the settings have checked it.
 */
export function connectRedis(url: string, options: RedisConnectionOptions): RedisConnection {
  const address = parseRedisAddress(url);
  const shared: RedisOptions = {
    connectTimeout: CONNECT_TIMEOUT_MS,
    ...(address.username === undefined ? {} : { username: address.username }),
    ...(address.password === undefined ? {} : { password: address.password }),
    ...(address.tls ? { tls: {} } : {}),
  };
  if (address.kind === 'cluster') {
    const { keyPrefix, ...node } = options;
    return new Cluster(address.nodes, {
      ...(keyPrefix === undefined ? {} : { keyPrefix }),
      clusterRetryStrategy: backOff,
      // With TLS the certificate names hosts, not the addresses that they resolve to.
      ...(address.tls ? { dnsLookup: (name: string, done: DnsDone) => done(null, name) } : {}),
      redisOptions: { ...shared, ...node },
    });
  }
  const common = { ...shared, ...options, db: address.database, retryStrategy: backOff };
  if (address.kind === 'single') return new Redis({ ...common, ...address.nodes[0] });
  return new Redis({
    ...common,
    sentinels: address.nodes,
    name: address.master,
    sentinelRetryStrategy: backOff,
    ...(address.tls ? { enableTLSForSentinelMode: true, sentinelTLS: {} } : {}),
  });
}

type DnsDone = (error: Error | null, address: string) => void;
