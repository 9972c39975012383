const swc = JSON.stringify({
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true, tsx: true },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      useDefineForClassFields: false,
      react: { runtime: 'automatic' },
    },
    keepClassNames: true,
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
  swcrc: false,
});

/** @returns {import('jest').Config} */
const project = (displayName, testMatch, extra = {}) => ({
  displayName,
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  testMatch: testMatch.map((pattern) => `<rootDir>/${pattern}`),
  transform: { '^.+\\.(ts|tsx|mjs)$': ['@swc/jest', JSON.parse(swc)] },
  modulePathIgnorePatterns: ['/dist/', '/.build/'],
  ...extra,
});

/** unit: beside the code; contract: one suite per port; e2e: the whole app over HTTP; replicas: several processes over
 * shared servers; browser: real Chromium. */
export default {
  projects: [
    project('unit', ['libs/**/*.spec.ts', 'apps/*/src/**/*.spec.ts', 'tools/**/*.spec.ts']),
    project('contract', ['apps/api/test/contract/**/*.contract.ts']),
    project('e2e', ['apps/api/test/e2e/**/*.e2e-spec.ts']),
    project('replicas', ['apps/api/test/replicas/**/*.e2e-spec.ts']),
    project('browser', ['apps/*/e2e/**/*.browser-spec.ts', 'tools/weapp-engine/e2e/*.browser-spec.ts']),
  ],
  testTimeout: 30_000,
};
