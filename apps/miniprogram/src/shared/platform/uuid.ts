/** A random (version 4) UUID. `random` gives numbers in [0, 1). */
export function uuid(random: () => number = secureRandom): string {
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (letter) => {
    const digit = Math.floor(random() * 16);
    return (letter === 'x' ? digit : (digit & 0x3) | 0x8).toString(16);
  });
}

/** A browser's device id opens its history, so it must not be guessable there; mini programs have no `crypto`. */
function secureRandom(): number {
  if (process.env.TARO_ENV !== 'h5') return Math.random();
  return (crypto.getRandomValues(new Uint32Array(1))[0] as number) / 2 ** 32;
}
