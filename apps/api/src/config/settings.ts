import { join, resolve } from 'node:path';
import { z } from 'zod';
import { type ModelProvider, modelProvider, settingsSchema, type Variables } from './settings.schema';

export interface Settings extends Omit<Variables, 'DEMO' | 'MODEL_PROVIDERS'> {
  DEMO: boolean;
  /** Absolute. */
  DATA_DIR: string;
  MODEL_PROVIDERS: ModelProvider[];
}

/** Injection token and type in one: the validated settings. */
export abstract class SettingsToken {}

/** All mistakes of the environment at once, each with its variable and what it takes. */
export class SettingsError extends Error {
  constructor(readonly mistakes: readonly string[]) {
    super(
      `The configuration has ${mistakes.length} mistake(s):\n${mistakes.map((mistake) => `  - ${mistake}`).join('\n')}`,
    );
    this.name = 'SettingsError';
  }
}

/** A variable of ours that nobody reads is most likely a typing mistake, which must not silently run with the default. */
const OURS = /^(DATABASE|REDIS|JWT|ENCRYPTION|ADMIN|GUEST|MODEL|ANSWER|CONTEXT|WECHAT|RATE_LIMIT|METRICS)_/;

/**
 * Reads the environment.
 * @throws SettingsError naming every wrong, missing or unknown variable.
 */
export function readSettings(given: Readonly<Record<string, string | undefined>>): Settings {
  // `PORT=` in a shell or a compose file means the default.
  const environment = Object.fromEntries(Object.entries(given).filter(([, value]) => value?.trim()));
  const parsed = settingsSchema.safeParse(environment);
  const mistakes = parsed.success ? [] : parsed.error.issues.map(describeIssue);
  for (const name of Object.keys(environment)) {
    if (OURS.test(name) && !(name in settingsSchema.shape))
      mistakes.push(`${name}: is not a setting; see the README for the list`);
  }
  if (parsed.success) mistakes.push(...missingTogether(parsed.data));
  if (!parsed.success || mistakes.length > 0) throw new SettingsError(mistakes);

  const variables = parsed.data;
  return {
    ...variables,
    DEMO: variables.DEMO ?? variables.NODE_ENV !== 'production',
    DATA_DIR: resolve(variables.DATA_DIR),
    MODEL_PROVIDERS: variables.MODEL_PROVIDERS ?? singleProvider(variables),
  };
}

export const databaseFile = (settings: Settings) => join(settings.DATA_DIR, 'zhiyin.db');

function describeIssue(issue: z.core.$ZodIssue): string {
  const [name, ...path] = issue.path;
  const inner = path.length > 0 ? ` (at ${path.join('.')})` : '';
  return `${String(name)}${inner}: ${issue.message}`;
}

function singleProvider(variables: Variables): ModelProvider[] {
  if (!variables.MODEL_BASE_URL || !variables.MODEL_NAME) return [];
  return [
    modelProvider.parse({
      baseUrl: variables.MODEL_BASE_URL,
      apiKey: variables.MODEL_API_KEY,
      model: variables.MODEL_NAME,
    }),
  ];
}

/** What only makes sense together, and what production must not run without. */
function missingTogether(variables: Variables): string[] {
  const mistakes: string[] = [];
  const need = (name: keyof Variables, why: string) => {
    if (variables[name] === undefined) mistakes.push(`${name}: is required ${why}`);
  };
  if (variables.MODEL_BASE_URL) need('MODEL_NAME', 'with MODEL_BASE_URL');
  if (variables.MODEL_NAME) need('MODEL_BASE_URL', 'with MODEL_NAME');
  if (variables.WECHAT_APP_ID) need('WECHAT_APP_SECRET', 'with WECHAT_APP_ID');
  if (variables.NODE_ENV !== 'production') return mistakes;
  for (const name of ['JWT_SECRET', 'ENCRYPTION_KEYS', 'ADMIN_PASSWORD', 'METRICS_TOKEN'] as const)
    need(name, 'in production');
  return mistakes;
}
