import { builtInTags } from '../builtins/properties';
import { asyncApi } from './call';
import { listenerApis } from './listeners';
import { mediaApis } from './media';
import { request } from './request';
import { connectSocket } from './socket';
import { storageApis } from './storage';
import { isStubbed } from './stubs';
import { systemApis } from './system';
import { uploadFile } from './upload';
import { userApis } from './user';

/**
 * The `wx` object. A function that is not here is undefined, as it would be on an older phone, unless the test took
 * it over; writing to it works, Taro keeps its own things there.
 */
export function makeWx(): object {
  const known: Record<PropertyKey, unknown> = {
    ...systemApis,
    ...storageApis,
    ...userApis,
    ...mediaApis,
    ...listenerApis(),
    request,
    uploadFile,
    connectSocket,
    canIUse: (schema: string) => {
      const [first = ''] = schema.split('.');
      return first in known || builtInTags.has(first);
    },
  };
  return new Proxy(known, {
    get: (apis, name) =>
      name in apis || typeof name !== 'string' || !isStubbed(name) ? apis[name] : asyncApi(name, () => {}),
  });
}
