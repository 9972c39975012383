import { normaliseWithOffsets } from '@zhiyin/text';
import { simplifiedCharacter } from './simplified-character';

/**
 * A text as terms are looked for in it: normalised, simplified, each run of equal characters read once. `text[i]` stands
 * for [starts[i], ends[i]) of the original and was written `runs[i]` times.
 */
export interface Reading {
  text: string;
  starts: number[];
  ends: number[];
  runs: number[];
}

/** More UTF-16 units of symbols and spaces than this between two characters are no disguise but another sentence. */
const LONGEST_GAP = 16;
/** Stands where the reading is cut; normalised text never contains it. */
const CUT = '\n';

export function readText(original: string): Reading {
  const normal = normaliseWithOffsets(original, { simplify: simplifiedCharacter });
  const parts: string[] = [];
  const reading: Reading = { text: '', starts: [], ends: [], runs: [] };
  const put = (unit: string, start: number, end: number): void => {
    parts.push(unit);
    reading.starts.push(start);
    reading.ends.push(end);
    reading.runs.push(1);
  };
  for (let i = 0; i < normal.text.length; i++) {
    const last = parts.length - 1;
    const end = last >= 0 ? reading.ends[last]! : normal.starts[i]!;
    if (normal.starts[i]! - end > LONGEST_GAP) put(CUT, end, normal.starts[i]!);
    if (parts[parts.length - 1] === normal.text[i]) {
      reading.ends[last] = normal.ends[i]!;
      reading.runs[last]! += 1;
    } else put(normal.text[i]!, normal.starts[i]!, normal.ends[i]!);
  }
  return { ...reading, text: parts.join('') };
}
