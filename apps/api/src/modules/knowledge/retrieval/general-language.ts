import { idf } from '@node-rs/jieba/dict';

/** Rarer words say nothing that "never seen" does not say; leaving them out keeps the table at some 20,000 words. */
const RAREST = 9;

/** Words that half of all questions consist of. The table comes from articles, which ask little. */
const ASKING =
  '怎么 怎么样 什么 时候 可以 为什么 哪里 哪个 多少 多少钱 多久 什么时候 怎么办 有没有 是不是 没有 需要 怎 么 什 可 以 为 哪 里 多 少 吗 呢 我 你 您 的 了 是 有 要 想 会 能 不 没 在 就 还 个 给';
const ASKED_SHARE = 0.15;

const load = (): Map<string, number> => {
  const shares = new Map<string, number>();
  for (const line of Buffer.from(idf).toString('utf8').split('\n')) {
    const blank = line.indexOf(' ');
    const value = Number(line.slice(blank + 1));
    if (value < RAREST) shares.set(line.slice(0, blank), Math.exp(-value));
  }
  for (const word of ASKING.split(' ')) shares.set(word, Math.max(ASKED_SHARE, shares.get(word) ?? 0));
  return shares;
};

let shares: Map<string, number> | undefined;

/** Share of general Chinese texts that contain the word (jieba's idf table); 0 for rare and unknown ones. */
export function generalShare(word: string): number {
  shares ??= load();
  return shares.get(word) ?? 0;
}
