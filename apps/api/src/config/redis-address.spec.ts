import { parseRedisAddress } from './redis-address';
import { readSettings } from './settings';

describe('parseRedisAddress', () => {
  it.each([
    ['redis://cache', { kind: 'single', tls: false, nodes: [{ host: 'cache', port: 6379 }], database: 0 }],
    [
      'rediss://app:p%40ss%2F1@10.0.0.5:6380/3',
      {
        kind: 'single',
        tls: true,
        nodes: [{ host: '10.0.0.5', port: 6380 }],
        username: 'app',
        password: 'p@ss/1',
        database: 3,
      },
    ],
    ['redis://:secret@[::1]:7000', { nodes: [{ host: '::1', port: 7000 }], password: 'secret' }],
    [
      'redis+cluster://app:x@h1:7000,h2',
      {
        kind: 'cluster',
        nodes: [
          { host: 'h1', port: 7000 },
          { host: 'h2', port: 6379 },
        ],
        username: 'app',
        password: 'x',
        database: 0,
      },
    ],
    ['rediss+cluster://h1:7000/', { kind: 'cluster', tls: true }],
    [
      'redis+sentinel://:x@s1,s2:26380/mymaster/2',
      {
        kind: 'sentinel',
        nodes: [
          { host: 's1', port: 26_379 },
          { host: 's2', port: 26_380 },
        ],
        master: 'mymaster',
        database: 2,
      },
    ],
  ])('%s', (url, expected) => expect(parseRedisAddress(url)).toMatchObject(expected));

  it.each([
    ['http://cache:6379', /an address such as redis:/],
    ['redis+cloud://cache', /an address such as redis:/],
    ['redis://', /host:port/],
    ['redis://cache:port', /host:port/],
    ['redis://cache:70000', /ports from 1 to 65535/],
    ['redis://h1:6379,h2:6379', /redis\+cluster/],
    ['redis://user@cache', /user:password@/],
    ['redis://cache/one', /a database number/],
    ['redis://cache/0/1', /a database number/],
    ['redis://cache?db=1', /without \?/],
    ['redis://:%zz@cache', /percent-encoded/],
    ['redis+cluster://h1:7000/2', /only database 0/],
    ['redis+cluster://h1:7000,,h2:7000', /host:port/],
    ['redis+sentinel://s1:26379', /name of the master/],
    ['redis+sentinel://s1:26379//1', /name of the master/],
  ])('refuses %s and says what it takes', (url, message) => expect(() => parseRedisAddress(url)).toThrow(message));

  it('is what the settings check, without repeating the password', () => {
    const mistake = () => readSettings({ REDIS_URL: 'redis+sentinel://:hush-hush@s1:26379' });
    expect(mistake).toThrow(/REDIS_URL: takes the name of the master/);
    expect(mistake).not.toThrow(/hush-hush/);
    const url = 'redis+cluster://h1:6379,h2:6379';
    expect(readSettings({ REDIS_URL: url }).REDIS_URL).toBe(url);
  });
});
