import { z } from 'zod';
import { address, choice, encryptionKeys, flag, integer, json, redisAddress, text } from './setting-types';

const httpAddress = (example: string) => address(['http:', 'https:'], example);

/** Tokens that the instructions and a short question take. */
const PROMPT_AT_LEAST = 448;

/** One model server, in the order they are tried. Times in milliseconds. */
export const modelProvider = z
  .strictObject({
    kind: z.enum(['openai']).default('openai'),
    baseUrl: z.url({ protocol: /^https?$/ }),
    apiKey: z.string().default(''),
    model: z.string().min(1),
    maxConcurrency: z.int().min(1).default(8),
    qps: z.number().positive().optional(),
    timeoutMs: z.int().min(100).default(20_000),
    firstTokenTimeoutMs: z.int().min(100).default(6_000),
    temperature: z.number().min(0).max(2).default(0.3),
    maxTokens: z.int().min(16).default(800),
    /** The model's window: prompt and answer together, in tokens. */
    contextTokens: z.int().min(512).default(8_192),
    /** Calls after a failed one, with pauses between them. */
    retries: z.int().min(0).max(5).default(2),
    /** Failed calls in a row after which nobody asks it for `breakerOpenMs`. */
    breakerFailures: z.int().min(1).default(5),
    breakerOpenMs: z.int().min(10).default(10_000),
    vision: z.boolean().default(false),
  })
  .refine(({ contextTokens, maxTokens }) => contextTokens - maxTokens >= PROMPT_AT_LEAST, {
    path: ['maxTokens'],
    error: `takes at most contextTokens - ${PROMPT_AT_LEAST}, so that instructions and question have room`,
  });
export type ModelProvider = z.infer<typeof modelProvider>;

const variable = <T extends z.ZodType>(zh: string, en: string, schema: T, group: Group) =>
  schema.meta({ description: en, zh, group }) as T;

export const GROUPS = ['server', 'storage', 'secrets', 'answers', 'wechat', 'limits', 'observability'] as const;
type Group = (typeof GROUPS)[number];

/** Every setting of the server: its name, what it takes, its default and its words stand together. */
export const settingsSchema = z.object({
  NODE_ENV: variable(
    '运行环境',
    'environment; production demands its secrets',
    choice(['development', 'test', 'production']).default('development'),
    'server',
  ),
  PORT: variable('监听端口', 'port to listen on; 0 takes a free one', integer(0, 65_535).default(3000), 'server'),
  HOST: variable('监听地址', 'address to listen on', text('a host name or address').default('0.0.0.0'), 'server'),
  PUBLIC_URL: variable(
    '对外地址',
    'address that customers and staff use',
    httpAddress('https://kf.example.com').optional(),
    'server',
  ),
  TRUST_PROXY: variable(
    '可信反向代理（true 或地址段）',
    'proxies whose X-Forwarded-For is believed: true, false or addresses',
    text('true, false or a comma-separated list of addresses').default('false'),
    'server',
  ),
  DATA_DIR: variable(
    '数据目录',
    'folder of the embedded database, keys and files',
    text('a folder').default('./data'),
    'storage',
  ),
  DATABASE_URL: variable(
    'MySQL 地址，不填用内置 SQLite',
    'MySQL; unset = SQLite in DATA_DIR',
    address(['mysql:'], 'mysql://user:password@host:3306/zhiyin').optional(),
    'storage',
  ),
  REDIS_URL: variable(
    'Redis 地址，不填用进程内实现',
    'Redis; unset = in-process cache and queue. `redis://host:6379`, `rediss://` (TLS), `redis+cluster://h1:6379,h2:6379` or `redis+sentinel://h1:26379,h2:26379/mymaster`',
    redisAddress().optional(),
    'storage',
  ),
  DEMO: variable(
    '首次启动时写入演示店铺',
    'seed the demo shop on first start (default: on, off in production)',
    flag().optional(),
    'storage',
  ),
  JWT_SECRET: variable(
    '令牌签名密钥（至少 32 字符）',
    'signs tokens; required in production, else made and kept in DATA_DIR',
    text('at least 32 characters', 32).optional(),
    'secrets',
  ),
  ENCRYPTION_KEYS: variable(
    '字段加密密钥，形如 1:base64，首个用于加密',
    'versioned AES-256 keys, `version:base64` separated by commas, the first one encrypts; required in production',
    encryptionKeys().optional(),
    'secrets',
  ),
  ADMIN_USERNAME: variable(
    '首个管理员用户名',
    'first administrator, made on first start',
    text('a user name').default('admin'),
    'secrets',
  ),
  ADMIN_PASSWORD: variable(
    '首个管理员密码，不填则生成并打印',
    'its password (10 characters or more); unset = generated and printed once; required in production',
    text('at least 10 characters', 10).optional(),
    'secrets',
  ),
  GUEST_LOGIN: variable(
    '允许游客咨询',
    'let visitors of the web build ask without WeChat',
    flag().default(true),
    'secrets',
  ),
  MODEL_BASE_URL: variable(
    '大模型地址（兼容 OpenAI）',
    'OpenAI-compatible server; unset = answers from the knowledge base alone',
    httpAddress('https://api.example.com/v1').optional(),
    'answers',
  ),
  MODEL_API_KEY: variable('大模型密钥', 'its key', text('a key').optional(), 'answers'),
  MODEL_NAME: variable('模型名称', 'model to ask', text('a model name').optional(), 'answers'),
  MODEL_PROVIDERS: variable(
    '多个大模型（JSON，按顺序尝试）',
    'ordered JSON list instead of the three above: `{kind, baseUrl, apiKey, model, maxConcurrency, qps, timeoutMs, firstTokenTimeoutMs, temperature, maxTokens, contextTokens, retries, breakerFailures, breakerOpenMs}`',
    json(z.array(modelProvider), 'a JSON list of model servers').optional(),
    'answers',
  ),
  MODEL_QUEUE_LIMIT: variable(
    '等待模型的队列上限（每个模型）',
    'turns that may wait for a free slot of a model server; beyond it the shop answers without the model at once',
    integer(0, 100_000).default(200),
    'answers',
  ),
  ANSWER_WAIT_MS: variable(
    'JSON 请求最长等待（毫秒）',
    'how long a JSON send waits for its answer before 202',
    integer(0, 60_000).default(3000),
    'answers',
  ),
  ANSWER_BUDGET_MS: variable(
    '单次回答总时限（毫秒）',
    'total time of a turn; then the next rung of the ladder answers',
    integer(500, 300_000).default(30_000),
    'answers',
  ),
  CONTEXT_TURNS: variable(
    '带入模型的最近轮数',
    'last turns given to the model verbatim',
    integer(0, 20).default(5),
    'answers',
  ),
  WECHAT_APP_ID: variable(
    '小程序 AppID',
    'mini program id; unset = offline stand-in',
    text('an app id').optional(),
    'wechat',
  ),
  WECHAT_APP_SECRET: variable('小程序 AppSecret', 'its secret', text('a secret').optional(), 'wechat'),
  WECHAT_API_BASE_URL: variable(
    '微信接口地址',
    'WeChat API',
    httpAddress('https://api.weixin.qq.com').default('https://api.weixin.qq.com'),
    'wechat',
  ),
  RATE_LIMIT_CUSTOMER: variable(
    '每位顾客每分钟发送上限',
    'messages a minute per customer, 0 = off',
    integer(0, 1_000_000).default(60),
    'limits',
  ),
  RATE_LIMIT_ADDRESS: variable(
    '每个地址每分钟请求上限',
    'requests a minute per address, 0 = off',
    integer(0, 10_000_000).default(1200),
    'limits',
  ),
  RATE_LIMIT_LOGIN: variable(
    '每个地址每分钟登录上限',
    'sign-ins a minute per address, 0 = off',
    integer(0, 1_000_000).default(30),
    'limits',
  ),
  LOG_LEVEL: variable(
    '日志级别',
    'log level',
    choice(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    'observability',
  ),
  METRICS_TOKEN: variable(
    '指标访问令牌',
    'bearer token of /metrics; required there in production',
    text('a token of 16 or more characters', 16).optional(),
    'observability',
  ),
  METRICS_PORT: variable(
    '指标独立端口（worker 用）',
    'port of its own for /metrics and /health/live, for the worker or beside the public port; unset = none',
    integer(1, 65_535).optional(),
    'observability',
  ),
});

export type Variables = z.output<typeof settingsSchema>;
