import { run } from '../test/command';
import { aptInstall } from '../test/servers/apt';
import type { SetupLog } from '../test/servers/server';

/** Makes sure that a program can be called; Debian's package is installed where it is not there. @throws if it cannot */
export async function need(program: string, aptPackage: string, probe: string[], log: SetupLog): Promise<void> {
  const there = async () => (await run(program, probe, log)).code === 0;
  if (await there()) return;
  if ((await aptInstall([aptPackage], log)) && (await there())) return;
  throw new Error(`${program} is not here and could not be installed (Debian package ${aptPackage})`);
}
