/** Waits until `read` gives something that passes, and gives it; fails with what it last was. */
export async function eventually<T>(read: () => T | Promise<T>, passes: (value: T) => boolean): Promise<T> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const value = await read();
    if (passes(value)) return value;
    if (Date.now() > deadline) throw new Error(`still ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
