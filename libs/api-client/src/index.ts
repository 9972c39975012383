export * from './core';
export * from './errors';
export * from './session';
export * from './transport';
