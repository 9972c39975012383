import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { createConnection } from 'mysql2/promise';

export interface Backend {
  environment: Record<string, string>;
  drop(): Promise<void>;
}

/** A database and a cache of this test file's own: embedded, or real servers with TEST_BACKEND=mysql-redis. */
export async function createBackend(): Promise<Backend> {
  const folder = mkdtempSync(join(tmpdir(), 'zhiyin-test-'));
  const dropFolder = () => rmSync(folder, { recursive: true, force: true });
  if (process.env.TEST_BACKEND !== 'mysql-redis') {
    return { environment: { DATA_DIR: folder }, drop: async () => dropFolder() };
  }
  const mysql = await createMysqlDatabase();
  const redis = await takeRedisDatabase();
  return {
    environment: { DATA_DIR: folder, DATABASE_URL: mysql.url, REDIS_URL: redis.url },
    drop: async () => {
      dropFolder();
      await mysql.drop();
      await redis.drop();
    },
  };
}

export async function createMysqlDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = requiredVariable('TEST_MYSQL_URL');
  const name = `zhiyin_${randomBytes(6).toString('hex')}`;
  const admin = await createConnection(server);
  await admin.query(`CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.toString(),
    drop: async () => {
      await admin.query(`DROP DATABASE ${name}`);
      await admin.end();
    },
  };
}

/** Each jest worker has a Redis database number of its own, emptied for each file. */
async function takeRedisDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const url = new URL(requiredVariable('TEST_REDIS_URL'));
  url.pathname = `/${Number(process.env.JEST_WORKER_ID ?? '0') % 16}`;
  const client = new Redis(url.toString());
  await client.flushdb();
  return {
    url: url.toString(),
    drop: async () => {
      await client.flushdb();
      client.disconnect();
    },
  };
}

function requiredVariable(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; npm test sets it`);
  return value;
}
