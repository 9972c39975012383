/** Who may import whom. Each rule carries its reason; `tools/lint/rules.spec.ts` shows that each one fires. */
const api = '^apps/api/src';
const modules = `${api}/modules`;
const rule = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

module.exports = {
  forbidden: [
    rule(
      'no-cycles',
      'A cycle has no top: neither file can be read, tested or replaced alone.',
      {},
      { circular: true },
    ),
    rule(
      'apps-stay-apart',
      'Apps talk over HTTP only; what they share lives in libs.',
      { path: '^apps/([^/]+)/' },
      { path: '^apps/', pathNot: '^apps/$1/' },
    ),
    rule('libs-below-apps', 'A library that knows an app can serve no other.', { path: '^libs/' }, { path: '^apps/' }),
    rule(
      'module-front-door',
      'A module is entered by its index.ts, so that its tables and inner services stay free to change.',
      { path: `${modules}/([^/]+)/` },
      { path: `${modules}/[^/]+/`, pathNot: `${modules}/($1/|[^/]+/index\\.ts$)` },
    ),
    rule(
      'module-front-door-outside',
      'The same door for the composition root.',
      { path: `${api}/(?!modules/)` },
      { path: `${modules}/[^/]+/`, pathNot: `${modules}/[^/]+/index\\.ts$` },
    ),
    rule(
      'auth-knows-no-peer',
      'Everybody asks auth who is asking; it would close a circle if it asked back.',
      { path: `${modules}/auth/` },
      { path: `${modules}/(conversation|knowledge|moderation|metrics)/` },
    ),
    rule(
      'moderation-knows-no-peer',
      'A verdict must not depend on who answers or how (auth guards excepted).',
      { path: `${modules}/moderation/` },
      { path: `${modules}/(conversation|knowledge|metrics)/` },
    ),
    rule(
      'knowledge-knows-no-peer',
      'Knowledge serves any asker: conversation, console, evaluation (auth guards excepted).',
      { path: `${modules}/knowledge/` },
      { path: `${modules}/(conversation|moderation|metrics)/` },
    ),
    rule(
      'nobody-imports-metrics',
      'Metrics listen. If a module called them, a broken report could break an answer.',
      { path: `${modules}/(?!metrics/)` },
      { path: `${modules}/metrics/` },
    ),
    rule(
      'platform-below-modules',
      'Platform has no business meaning.',
      { path: `${api}/platform/` },
      { path: `${modules}/` },
    ),
    rule(
      'typeorm-in-repositories',
      'Only entities, repositories, modules and platform/database know the ORM; services speak in domain terms.',
      { path: `${api}/`, pathNot: `${api}/platform/database/|\\.(entity|repository|module)\\.ts$` },
      { path: 'node_modules/(typeorm|@nestjs/typeorm)/' },
    ),
    rule(
      'redis-in-adapters',
      'ioredis and bullmq are details of the adapters and of the one place that connects them.',
      { path: `${api}/`, pathNot: `${api}/platform/(key-value|job-queue|redis)/` },
      { path: 'node_modules/(ioredis|bullmq|@nestjs/bullmq)/' },
    ),
    rule(
      'model-client-in-adapters',
      'The model protocol is a detail of its adapter.',
      { path: `${api}/`, pathNot: `${api}/platform/(language-model|speech)/` },
      { path: 'node_modules/(openai|@grpc)/' },
    ),
    rule(
      'controllers-speak-to-services',
      'A controller translates HTTP; rows are not its business.',
      { path: '\\.controller\\.ts$' },
      { path: '\\.(repository|entity)\\.ts$' },
    ),
    rule(
      'mini-program-stays-small',
      'Only these libraries are written without fetch, URL, TextDecoder and the like, which the mini program lacks.',
      { path: '^(apps/miniprogram/src|libs/(contracts|api-client|text))/' },
      { path: '^libs/', pathNot: '^libs/(contracts|api-client|text)/' },
    ),
    rule(
      'contracts-depend-on-nothing',
      'What travels between programs must be readable without any of them.',
      { path: '^libs/contracts/' },
      { pathNot: '^libs/contracts/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(/dist/|\\.build/)' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
