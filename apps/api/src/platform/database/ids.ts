import { randomFillSync } from 'node:crypto';

let lastMillisecond = 0;
let counter = 0;
const random = Buffer.alloc(16);

/**
 * A UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, then a counter that rises within one
 * millisecond, so that ids made by one process sort in the order they were made.
 */
export function newId(now = Date.now()): string {
  if (now > lastMillisecond) {
    lastMillisecond = now;
    counter = 0;
  } else {
    counter += 1;
    if (counter > 0xfff) {
      lastMillisecond += 1;
      counter = 0;
    }
  }
  randomFillSync(random);
  random.writeUIntBE(lastMillisecond, 0, 6);
  random.writeUInt16BE(0x7000 | counter, 6);
  random[8] = (random[8]! & 0x3f) | 0x80;
  const hex = random.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
