/** All runs of `size` UTF-16 units, in order, repeats included; the text itself when it is shorter; [] for ''. */
export function ngrams(text: string, size: number): string[] {
  if (text === '') return [];
  if (text.length <= size) return [text];
  const grams: string[] = [];
  for (let at = 0; at + size <= text.length; at++) grams.push(text.slice(at, at + size));
  return grams;
}

/** How often each run occurs. */
export function ngramCounts(text: string, size: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const gram of ngrams(text, size)) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  return counts;
}
