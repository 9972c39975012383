/** Replaced at build time: the API's https origin in the mini program, empty (same origin) on the web. */
declare const API_ORIGIN: string;

declare module '*.scss';
