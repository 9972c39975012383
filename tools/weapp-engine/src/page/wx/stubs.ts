import { plain } from '../records';

const stubbed = new Set<string>();

/** From now on the test answers this API. */
export function stub(api: string): void {
  stubbed.add(api);
}

export const isStubbed = (api: string) => stubbed.has(api);

export async function askStub(api: string, argument: unknown): Promise<Record<string, unknown>> {
  const answer = await window.__weappStub(api, plain(argument));
  if ('fail' in answer) throw answer.fail;
  return answer.ok;
}
