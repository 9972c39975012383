/** The module that packWeapp writes next to the bundle. */
declare module 'app-data' {
  type AppJson = import('./app-types').AppJson;
  type LogicModule = import('./app-types').LogicModule;

  export const MODULES: Record<string, LogicModule>;
  export const JSONS: Record<string, { usingComponents?: Record<string, string> }> & { app: AppJson };
  export const STYLES: Record<string, string>;
  export const TEMPLATES: Record<string, never>;
  export const TAG_PROPERTIES: Record<string, string[]>;
  export const PROBLEMS: string[];
}
