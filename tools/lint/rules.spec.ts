import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { plantTree, type Tree } from './tree';

const modules = 'apps/api/src/modules';
const platform = 'apps/api/src/platform';
const empty = 'export {};';

// Each test starts a linter of its own; on a busy machine that takes its time.
jest.setTimeout(120_000);

/** For each rule a tree that breaks it and no other. */
const offences: Record<string, Record<string, string>> = {
  'no-cycles': {
    'libs/text/src/a.ts': "import './b';",
    'libs/text/src/b.ts': "import './a';",
  },
  'apps-stay-apart': {
    'apps/admin-web/src/a.ts': "import '../../api/src/config/b';",
    'apps/api/src/config/b.ts': empty,
  },
  'libs-below-apps': {
    'libs/api-client/src/a.ts': "import '../../../apps/api/src/config/b';",
    'apps/api/src/config/b.ts': empty,
  },
  'module-front-door': {
    [`${modules}/conversation/a.ts`]: "import '../knowledge/secret.service';",
    [`${modules}/knowledge/secret.service.ts`]: empty,
  },
  'module-front-door-outside': {
    'apps/api/src/main.ts': "import './modules/knowledge/secret.service';",
    [`${modules}/knowledge/secret.service.ts`]: empty,
  },
  'auth-knows-no-peer': {
    [`${modules}/auth/a.ts`]: "import '../knowledge';",
    [`${modules}/knowledge/index.ts`]: empty,
  },
  'moderation-knows-no-peer': {
    [`${modules}/moderation/a.ts`]: "import '../knowledge';",
    [`${modules}/knowledge/index.ts`]: empty,
  },
  'knowledge-knows-no-peer': {
    [`${modules}/knowledge/a.ts`]: "import '../moderation';",
    [`${modules}/moderation/index.ts`]: empty,
  },
  'nobody-imports-metrics': {
    [`${modules}/conversation/a.ts`]: "import '../metrics';",
    [`${modules}/metrics/index.ts`]: empty,
  },
  'platform-below-modules': {
    [`${platform}/http/a.ts`]: "import '../../modules/auth';",
    [`${modules}/auth/index.ts`]: empty,
  },
  'typeorm-in-repositories': {
    [`${modules}/auth/a.service.ts`]:
      "import type { Repository } from 'typeorm';\nexport type A = Repository<{ id: string }>;",
  },
  'redis-in-adapters': {
    [`${modules}/auth/a.service.ts`]: "import { Redis } from 'ioredis';\nexport const a = Redis;",
  },
  'model-client-in-adapters': {
    [`${modules}/conversation/a.service.ts`]: "import OpenAI from 'openai';\nexport const a = OpenAI;",
  },
  'controllers-speak-to-services': {
    [`${modules}/auth/a.controller.ts`]: "import './a.repository';",
    [`${modules}/auth/a.repository.ts`]: empty,
  },
  'mini-program-stays-small': {
    'apps/miniprogram/src/a.ts': "import '../../../libs/server-only/src/b';",
    'libs/server-only/src/b.ts': empty,
  },
  'contracts-depend-on-nothing': {
    'libs/contracts/src/a.ts': "import 'node:fs';",
  },
};

const configured = createRequire(__filename)(resolve(__dirname, '../../.dependency-cruiser.cjs')) as {
  forbidden: { name: string }[];
};

async function inTree<T>(files: Record<string, string>, look: (tree: Tree) => Promise<T>): Promise<T> {
  const tree = plantTree(files);
  try {
    return await look(tree);
  } finally {
    tree.remove();
  }
}

const brokenDependencies = (files: Record<string, string>) => inTree(files, (tree) => tree.brokenDependencyRules());
const brokenEslint = (files: Record<string, string>) =>
  inTree(files, (tree) => tree.brokenEslintRules(Object.keys(files)[0] ?? ''));

describe('dependency rules', () => {
  it('are all shown to fire here', () => {
    expect(Object.keys(offences).sort()).toEqual(configured.forbidden.map((rule) => rule.name).sort());
  });

  it.concurrent.each(Object.keys(offences))('%s fires, and only it', async (name) => {
    expect(await brokenDependencies(offences[name] ?? {})).toEqual([name]);
  });

  it.concurrent('let the intended ways through', async () => {
    const broken = await brokenDependencies({
      'apps/api/src/main.ts': "import './modules/conversation';",
      [`${modules}/conversation/index.ts`]: "import './a.controller';\nimport './a.repository';",
      [`${modules}/conversation/a.controller.ts`]: "import './a.service';",
      [`${modules}/conversation/a.service.ts`]: "import '../knowledge';\nimport '../moderation';\nimport '../auth';",
      [`${modules}/conversation/a.repository.ts`]: "import { In } from 'typeorm';\nexport const a = In;",
      [`${modules}/knowledge/index.ts`]: "import '../auth';",
      [`${modules}/moderation/index.ts`]: "import '../../platform/key-value/redis.key-value';",
      [`${modules}/metrics/index.ts`]: "import '../conversation';",
      [`${modules}/auth/index.ts`]: empty,
      [`${platform}/key-value/redis.key-value.ts`]: "import { Redis } from 'ioredis';\nexport const a = Redis;",
      'apps/miniprogram/src/a.ts': "import '../../../libs/text/src/b';",
      'libs/text/src/b.ts': "import '../../contracts/src/c';",
      'libs/contracts/src/c.ts': empty,
    });
    expect(broken).toEqual([]);
  });
});

describe('eslint rules', () => {
  const path = 'apps/api/src/modules/auth/a.service.ts';
  it.concurrent('keep process.env in config/', async () => {
    const code = "export const a = process.env['PORT'];\n";
    expect(await brokenEslint({ [path]: code })).toEqual(['no-restricted-properties']);
  });

  it.concurrent('allow process.env in config/', async () => {
    const code = "export const a = process.env['PORT'];\n";
    expect(await brokenEslint({ 'apps/api/src/config/a.ts': code })).toEqual([]);
  });

  it.concurrent('find a promise that nobody waits for', async () => {
    const code = 'export function a(): void {\n  Promise.resolve(1);\n}\n';
    expect(await brokenEslint({ [path]: code })).toEqual(['@typescript-eslint/no-floating-promises']);
  });

  it.concurrent('find an event handler that returns a promise', async () => {
    const code = '[1].forEach(async () => {\n  await Promise.resolve(1);\n});\n';
    expect(await brokenEslint({ [path]: code })).toEqual(['@typescript-eslint/no-misused-promises']);
  });
});
