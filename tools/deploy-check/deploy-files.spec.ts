import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { Meters } from '../../apps/api/src/modules/metrics/prometheus/meters';
import { settingsSchema } from '../../apps/api/src/config/settings.schema';

const root = resolve(__dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

interface Service {
  image: string;
  ports?: string[];
  volumes?: string[];
  networks?: string[];
  environment?: Record<string, string>;
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
}
interface Compose {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean } | null>;
  volumes: Record<string, unknown>;
}

describe('docker-compose.yml', () => {
  const compose = parse(read('docker-compose.yml'), { merge: true }) as Compose;
  const services = Object.entries(compose.services);

  it('has everything that the operations guide names', () => {
    expect(Object.keys(compose.services).sort()).toEqual(
      ['api', 'grafana', 'mysql', 'nginx', 'prometheus', 'redis', 'worker'].sort(),
    );
  });

  it.each(services)('%s: has a health check, waits for the health of others, names its version', (_name, service) => {
    expect(service.healthcheck?.test.length).toBeGreaterThan(1);
    for (const { condition } of Object.values(service.depends_on ?? {})) expect(condition).toBe('service_healthy');
    expect(service.image).toMatch(/:(\$\{ZHIYIN_VERSION|v?\d)/);
    for (const name of service.networks ?? []) expect(compose.networks).toHaveProperty(name);
  });

  it('shows the world nginx alone; the databases have no way out', () => {
    const open = services.filter(([, { ports = [] }]) => ports.some((port) => !port.startsWith('127.0.0.1:')));
    expect(open.map(([name]) => name)).toEqual(['nginx']);
    for (const name of ['mysql', 'redis']) {
      expect(compose.services[name]?.ports).toBeUndefined();
      expect(compose.services[name]?.networks).toEqual(['data']);
    }
    expect(compose.networks.data?.internal).toBe(true);
  });

  it('holds no secret: each comes from the environment and must be there', () => {
    for (const [, { environment = {} }] of services) {
      for (const [name, value] of Object.entries(environment)) {
        if (/PASSWORD|SECRET|KEYS|TOKEN/.test(name) && name !== 'WECHAT_APP_SECRET')
          expect(`${name}=${value}`).toMatch(/=\$\{\w+:\?/);
      }
    }
  });

  it('sets only variables that the server knows', () => {
    for (const name of ['api', 'worker'])
      for (const variable of Object.keys(compose.services[name]?.environment ?? {}))
        expect(settingsSchema.shape).toHaveProperty(variable);
  });

  it('mounts only files that are there', () => {
    const mounted = services.flatMap(([, { volumes = [] }]) => volumes).map((volume) => volume.split(':')[0]!);
    const own = mounted.filter((path) => path.startsWith('./'));
    expect(own.length).toBeGreaterThan(5);
    expect(own.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    const named = mounted.filter((path) => /^\w+$/.test(path));
    expect([...new Set(named)].sort()).toEqual(Object.keys(compose.volumes).sort());
  });
});

describe('Dockerfile', () => {
  const [build, last] = read('deploy/Dockerfile').split(/(?=^FROM [^\n]+slim$)/m) as [string, string];

  it('copies only what the ignore file lets in', () => {
    const admitted = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    const copied = [...build.matchAll(/^COPY (?!--)(.+) \S+$/gm)].flatMap(([, paths]) => paths!.split(' '));
    const unknown = copied.filter((path) => path !== '.' && !admitted.some((start) => path.startsWith(start)));
    expect(copied).toContain('package-lock.json');
    expect(unknown).toEqual([]);
    expect(copied.filter((path) => path !== '.' && !existsSync(join(root, path)))).toEqual([]);
  });

  it('knows the package.json of every workspace, without which npm ci fails', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, unknown> };
    const workspaces = Object.keys(packages).filter((path) => /^(apps|libs|tools)\/[^/]+$/.test(path));
    expect(workspaces.length).toBeGreaterThan(4);
    for (const path of workspaces) expect(build).toContain(`COPY ${path}/package.json ${path}/`);
  });

  it('runs as nobody special and says how it is', () => {
    expect(last).toMatch(/^USER node$/m);
    expect(last).toMatch(/^HEALTHCHECK /m);
    expect(last).not.toMatch(/^RUN .*(npm|apt)/m);
  });
});

describe('alerts and dashboard', () => {
  const known = new Meters().registry.getMetricsAsArray().map(({ name }) => name);
  const recorded = [...read('deploy/prometheus/alerts.yml').matchAll(/- record: (\S+)/g)].map(([, name]) => name!);
  const bare = (name: string) => name.replace(/_(bucket|count|sum)$/, '');

  it.each(['deploy/prometheus/alerts.yml', 'deploy/grafana/dashboards/zhiyin.json'])(
    '%s: asks only for figures that the server gives',
    (file) => {
      const asked = [...read(file).matchAll(/\b(zhiyin_\w+|nodejs_\w+|process_\w+)\b(?!-)/g)].map(([, name]) => name!);
      expect(asked.length).toBeGreaterThan(10);
      expect([...new Set(asked.filter((name) => !known.includes(bare(name)) && !known.includes(name)))]).toEqual([]);
      const ratios = [...read(file).matchAll(/\b(zhiyin:\w+:\w+)/g)].map(([, name]) => name!);
      expect(ratios.filter((name) => !recorded.includes(name))).toEqual([]);
    },
  );

  it('explains every alert in the operations guide', () => {
    const guide = read('docs/operations.md');
    const alerts = [...read('deploy/prometheus/alerts.yml').matchAll(/- alert: (\S+)/g)].map(([, name]) => name!);
    expect(alerts.length).toBeGreaterThan(8);
    expect(alerts.filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
  });
});
