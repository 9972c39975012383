export { AppLogger, createLogger } from './app-logger';
