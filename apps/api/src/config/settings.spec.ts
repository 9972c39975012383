import { readSettings, SettingsError } from './settings';

const mistakesOf = (environment: Record<string, string>) => {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof SettingsError) return error.mistakes;
    throw error;
  }
  throw new Error('no mistake was found');
};

describe('readSettings', () => {
  it('runs the embedded demo with nothing configured', () => {
    const settings = readSettings({});
    expect(settings).toMatchObject({
      PORT: 3000,
      DEMO: true,
      GUEST_LOGIN: true,
      ANSWER_WAIT_MS: 3000,
      CONTEXT_TURNS: 5,
      MODEL_PROVIDERS: [],
    });
    expect(settings.DATABASE_URL).toBeUndefined();
  });

  it('treats an empty variable as unset', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: '', GUEST_LOGIN: ' ', ADMIN_PASSWORD: '' }).PORT).toBe(3000);
  });

  it('names every mistake at once, with the variable and what it takes', () => {
    const mistakes = mistakesOf({
      PORT: '70000',
      DATABASE_URL: 'postgres://x',
      GUEST_LOGIN: 'perhaps',
      LOG_LEVEL: 'loud',
      JWT_SECRET: 'short',
      ENCRYPTION_KEYS: '1:abc',
      MODEL_PROVIDERS: '[{"baseUrl":"x"}]',
      MODEL_NAMES: 'typo',
    });
    for (const expected of [
      /^PORT: takes an integer from 0 to 65535/,
      /^DATABASE_URL: takes an address such as mysql:/,
      /^GUEST_LOGIN: takes true or false/,
      /^LOG_LEVEL: takes one of fatal, /,
      /^JWT_SECRET: takes at least 32 characters/,
      /^ENCRYPTION_KEYS: takes version:base64/,
      /^MODEL_PROVIDERS \(at 0.baseUrl\)/,
      /^MODEL_PROVIDERS \(at 0.model\)/,
      /^MODEL_NAMES: is not a setting/,
    ]) {
      expect(mistakes).toContainEqual(expect.stringMatching(expected));
    }
  });

  it('never repeats a secret in a message', () => {
    expect(mistakesOf({ JWT_SECRET: 'hush-hush', MODEL_PROVIDERS: '{"apiKey":"hush-hush"}' }).join()).not.toContain(
      'hush-hush',
    );
  });

  it('refuses production without its secrets, all of them named', () => {
    const mistakes = mistakesOf({ NODE_ENV: 'production' });
    expect(mistakes.map((mistake) => mistake.split(':')[0])).toEqual([
      'JWT_SECRET',
      'ENCRYPTION_KEYS',
      'ADMIN_PASSWORD',
      'METRICS_TOKEN',
    ]);
  });

  it('asks for what belongs together', () => {
    expect(mistakesOf({ MODEL_BASE_URL: 'http://localhost:9/v1', WECHAT_APP_ID: 'wx1' })).toEqual([
      'MODEL_NAME: is required with MODEL_BASE_URL',
      'WECHAT_APP_SECRET: is required with WECHAT_APP_ID',
    ]);
  });

  it('makes one provider of the short form', () => {
    const settings = readSettings({ MODEL_BASE_URL: 'http://localhost:9/v1', MODEL_NAME: 'qwen', MODEL_API_KEY: 'k' });
    expect(settings.MODEL_PROVIDERS).toMatchObject([
      { kind: 'openai', model: 'qwen', maxConcurrency: 8, firstTokenTimeoutMs: 6000 },
    ]);
  });

  it('leaves room for the prompt beside the longest answer', () => {
    const provider = { baseUrl: 'http://localhost:9/v1', model: 'small', contextTokens: 512 };
    const settingsWith = (more: object) => ({ MODEL_PROVIDERS: JSON.stringify([{ ...provider, ...more }]) });
    expect(readSettings(settingsWith({ maxTokens: 64 })).MODEL_PROVIDERS).toMatchObject([{ contextTokens: 512 }]);
    expect(mistakesOf(settingsWith({ maxTokens: 65 }))).toEqual([
      expect.stringMatching(/^MODEL_PROVIDERS \(at 0.maxTokens\): takes at most contextTokens - 448/),
    ]);
    expect(mistakesOf(settingsWith({ contextTokens: 511, maxTokens: 16 }))[0]).toContain('contextTokens');
  });
});
