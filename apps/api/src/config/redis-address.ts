interface Node {
  host: string;
  port: number;
}

/** Where Redis is and how it is laid out. */
export interface RedisAddress {
  kind: 'single' | 'cluster' | 'sentinel';
  tls: boolean;
  /** One for a single server; for the others enough to find the rest. */
  nodes: Node[];
  username?: string;
  password?: string;
  /** Numbered database; a cluster has only 0. */
  database: number;
  /** Name under which the sentinels know the master; empty for the other kinds. */
  master: string;
}

/** A mistake in a Redis URL, in words that end the sentence "REDIS_URL takes …". Never holds the password. */
export class RedisAddressError extends Error {}

const SCHEME = /^(redis|rediss)(\+(cluster|sentinel))?:\/\//;
const DEFAULT_PORT = { single: 6379, cluster: 6379, sentinel: 26_379 };
const REDIS_EXAMPLES =
  'redis://host:6379, rediss://user:password@host:6380/1, redis+cluster://host1:6379,host2:6379 or redis+sentinel://host1:26379,host2:26379/mymaster';

/**
 * `redis://[user:password@]host[:port][/database]`, with `rediss` for TLS, `redis+cluster://host1,host2` or
 * `redis+sentinel://host1,host2/master[/database]`. A password with `@`, `/` or `%` in it is percent-encoded.
 * @throws RedisAddressError
 */
export function parseRedisAddress(url: string): RedisAddress {
  const scheme = SCHEME.exec(url);
  if (!scheme) throw new RedisAddressError(`an address such as ${REDIS_EXAMPLES}`);
  const kind = (scheme[3] ?? 'single') as RedisAddress['kind'];
  const rest = url.slice(scheme[0].length);
  if (/[?#]/.test(rest)) throw new RedisAddressError('an address without ? and #');
  const [authority = '', ...path] = rest.replace(/\/$/, '').split('/');
  const at = authority.lastIndexOf('@');
  const nodes = authority
    .slice(at + 1)
    .split(',')
    .map((node) => parseNode(node, DEFAULT_PORT[kind]));
  if (kind === 'single' && nodes.length > 1)
    throw new RedisAddressError('one host; several need redis+cluster:// or redis+sentinel://');
  return {
    kind,
    tls: scheme[1] === 'rediss',
    nodes,
    ...parseCredentials(at < 0 ? '' : authority.slice(0, at)),
    ...parsePath(kind, path),
  };
}

function parseNode(text: string, defaultPort: number): Node {
  const [, host, port] = /^(\[[\da-fA-F:.]+\]|[\w.-]+)(?::(\d{1,5}))?$/.exec(text) ?? [];
  if (host === undefined) throw new RedisAddressError('host:port, several of them separated by commas');
  const number = port === undefined ? defaultPort : Number(port);
  if (number < 1 || number > 65_535) throw new RedisAddressError('ports from 1 to 65535');
  return { host: host.replace(/^\[|\]$/g, ''), port: number };
}

function parseCredentials(text: string): { username?: string; password?: string } {
  if (text === '') return {};
  const colon = text.indexOf(':');
  if (colon < 0) throw new RedisAddressError('user:password@ or :password@ before the hosts');
  const [username, password] = [text.slice(0, colon), text.slice(colon + 1)].map(decode) as [string, string];
  return { ...(username ? { username } : {}), ...(password ? { password } : {}) };
}

function parsePath(kind: RedisAddress['kind'], path: string[]): { master: string; database: number } {
  const master = kind === 'sentinel' ? path.shift() : '';
  if (master === undefined || (kind === 'sentinel' && master === ''))
    throw new RedisAddressError('the name of the master behind the sentinels, such as …:26379/mymaster');
  const [database = '0', ...more] = path;
  if (kind === 'cluster' && path.length > 0 && database !== '0')
    throw new RedisAddressError('a cluster without /database: it has only database 0');
  if (more.length > 0 || !/^\d{1,4}$/.test(database)) throw new RedisAddressError('a database number after the host');
  return { master: decode(master), database: Number(database) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new RedisAddressError('percent-encoded user, password and master name');
  }
}
