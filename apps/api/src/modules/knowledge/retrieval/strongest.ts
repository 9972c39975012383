const BUCKETS = 256;

/**
 * About `limit` of the keys, those with the highest positive scores, in falling order. Counts scores in buckets instead
 * of sorting tens of thousands; keys that share the last bucket are all kept before the cut.
 */
export function strongest(keys: Uint32Array, scores: Float32Array, limit: number): number[] {
  let highest = 0;
  for (let i = 0; i < keys.length; i++) highest = Math.max(highest, scores[keys[i]!]!);
  if (highest === 0) return [];
  const counts = new Uint32Array(BUCKETS + 1);
  const perUnit = BUCKETS / highest;
  for (let i = 0; i < keys.length; i++) counts[Math.trunc(scores[keys[i]!]! * perUnit)]! += 1;
  let bucket = BUCKETS;
  for (let kept = counts[bucket]!; bucket > 0 && kept < limit; kept += counts[bucket]!) bucket -= 1;
  const kept: number[] = [];
  for (let i = 0; i < keys.length; i++) {
    const score = scores[keys[i]!]!;
    if (score > 0 && Math.trunc(score * perUnit) >= bucket) kept.push(keys[i]!);
  }
  return kept.sort((a, b) => scores[b]! - scores[a]!).slice(0, limit);
}
