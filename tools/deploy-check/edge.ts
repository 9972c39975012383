import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { run, startDaemon } from '../test/command';
import { freePort, waitUntil } from '../test/servers/network';
import type { SetupLog } from '../test/servers/server';

const CONFIG = resolve(__dirname, '../../deploy/nginx');

export interface Edge {
  port: number;
  plainPort: number;
  /** The certificate to trust. */
  certificate: string;
  /** Which upstream served which path, in the order of the log. */
  served(path: string): { upstream: string; status: number }[];
  stop(): Promise<void>;
}

/**
 * nginx with the configuration that is shipped; only what depends on the place is written here: addresses,
 * certificate, upstream. @param replicas ports on the loopback
 */
export async function startEdge(program: string, replicas: number[], log: SetupLog): Promise<Edge> {
  const folder = mkdtempSync(join(tmpdir(), 'zhiyin-nginx-'));
  const [port, plainPort] = [await freePort(), await freePort()];
  for (const file of ['nginx.conf', 'proxy-headers.conf']) cpSync(join(CONFIG, file), join(folder, file));
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const made = await run(
    'openssl',
    ['req', '-x509', '-nodes', ...curve, '-keyout', key, '-out', certificate, '-days', '2', ...names],
    log,
  );
  if (made.code !== 0) throw new Error('openssl could not make a certificate');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(folder, `temp-${name}`)};`,
  );
  const servers = replicas.map((replica) => `server 127.0.0.1:${replica} max_fails=2 fail_timeout=5s;`);
  const access = join(folder, 'access.log');
  const files = {
    'local.conf': [
      ...temporary,
      `access_log ${access} json;`,
      `upstream zhiyin_api { zone zhiyin_api 128k; least_conn; ${servers.join(' ')} keepalive 64; }`,
    ],
    'listen.conf': [
      `listen 127.0.0.1:${port} ssl http2;`,
      'server_name _;',
      `ssl_certificate ${certificate};`,
      `ssl_certificate_key ${key};`,
    ],
    'listen-plain.conf': [`listen 127.0.0.1:${plainPort} default_server;`, 'server_name _;'],
  };
  for (const [name, lines] of Object.entries(files)) writeFileSync(join(folder, name), `${lines.join('\n')}\n`);

  const args = ['-p', folder, '-c', join(folder, 'nginx.conf')];
  const directives = `pid ${join(folder, 'nginx.pid')};`;
  const tested = await run(program, [...args, '-t', '-g', directives], log);
  if (tested.code !== 0) throw new Error(`nginx -t: ${tested.output}`);
  const daemon = startDaemon(program, [...args, '-g', `daemon off; ${directives}`], log);
  await waitUntil(() => answers(plainPort), 10, daemon.ended);
  return {
    port,
    plainPort,
    certificate: readFileSync(certificate, 'utf8'),
    served: (path) =>
      readFileSync(access, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { path: string; upstream: string; status: number })
        .filter((entry) => entry.path === path),
    stop: async () => {
      await daemon.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const answers = (port: number) =>
  fetch(`http://127.0.0.1:${port}/up`).then(
    (response) => response.ok,
    () => false,
  );
