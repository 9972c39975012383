/**
 * Lists of numbers under small integer keys, in one typed array. A full list moves to the end with twice the room, so
 * appending costs constant time on average and at most half of the pool is unused.
 */
export class PostingLists {
  private pool = new Uint32Array(1 << 12);
  private used = 0;
  private offset = new Uint32Array(1 << 10);
  private length = new Uint32Array(1 << 10);
  private capacity = new Uint32Array(1 << 10);

  append(key: number, value: number): void {
    if (key >= this.length.length) this.growKeys(key);
    if (this.length[key] === this.capacity[key]) this.move(key);
    this.pool[this.offset[key]! + this.length[key]!] = value;
    this.length[key]! += 1;
  }

  lengthOf(key: number): number {
    return this.length[key] ?? 0;
  }

  /** A view, valid until the next append. */
  of(key: number): Uint32Array {
    const from = this.offset[key] ?? 0;
    return this.pool.subarray(from, from + this.lengthOf(key));
  }

  private move(key: number): void {
    const room = Math.max(2, this.capacity[key]! * 2);
    this.reserve(this.used + room);
    this.pool.copyWithin(this.used, this.offset[key]!, this.offset[key]! + this.length[key]!);
    this.offset[key] = this.used;
    this.capacity[key] = room;
    this.used += room;
  }

  private reserve(size: number): void {
    if (size <= this.pool.length) return;
    this.pool = grown(this.pool, size);
  }

  private growKeys(key: number): void {
    this.offset = grown(this.offset, key + 1);
    this.length = grown(this.length, key + 1);
    this.capacity = grown(this.capacity, key + 1);
  }
}

/** A copy with room for at least `size`, doubling until very large. */
export function grown<T extends Uint8Array | Uint16Array | Uint32Array | Float32Array>(array: T, size: number): T {
  const step = Math.min(array.length, 1 << 22);
  const larger = new (array.constructor as new (length: number) => T)(Math.max(size, array.length + step));
  larger.set(array);
  return larger;
}
