export * from './core';
export * from './customer-api';
export * from './errors';
export * from './session';
export * from './stream';
export * from './transport';
