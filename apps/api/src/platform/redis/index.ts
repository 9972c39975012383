export { withDeadline } from './deadline';
export { connectRedis, type RedisConnection } from './redis-connection';
