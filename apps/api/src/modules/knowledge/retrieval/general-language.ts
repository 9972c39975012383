import { idf } from '@node-rs/jieba/dict';

/** Rarer words say nothing that "never seen" does not say; leaving them out keeps the table at some 20,000 words. */
const RAREST = 9;

const load = (): Map<string, number> => {
  const shares = new Map<string, number>();
  for (const line of Buffer.from(idf).toString('utf8').split('\n')) {
    const blank = line.indexOf(' ');
    const value = Number(line.slice(blank + 1));
    if (value < RAREST) shares.set(line.slice(0, blank), Math.exp(-value));
  }
  return shares;
};

let shares: Map<string, number> | undefined;

/** Share of general Chinese texts that contain the word (jieba's idf table); 0 for rare and unknown ones. */
export function generalShare(word: string): number {
  shares ??= load();
  return shares.get(word) ?? 0;
}
