export * from './auth';
export * from './chat';
export * from './errors';
export * from './knowledge';
export * from './live';
export * from './moderation';
export * from './tokens';
export * from './transcripts';
