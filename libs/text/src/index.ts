export * from './event-stream';
export * from './ngrams';
export * from './normalise';
export * from './personal-data';
export * from './similarity';
export * from './term-matcher';
export * from './think-filter';
export * from './utf8-stream';
