/** A sentence ends at these, together with the quotes and brackets that close it. */
const SENTENCE = /[^。！？!?；;\n]*(?:[。！？!?；;]+["'”’」』）)】]*|\n|$)/gu;
/** Where a sentence that is too long may be cut. */
const CLAUSE = /[^，,、：:\s]*(?:[，,、：:\s]+|$)/gu;

/** Sentences of a text in order; together they are the text. An English full stop ends one only before a space. */
export function sentencesOf(text: string): string[] {
  return pieces(text, SENTENCE).flatMap((piece) => piece.split(/(?<=[a-z\d)]\.\s)(?=[A-Z])/u));
}

/** Pieces of at most `max` UTF-16 units: whole sentences where possible, then clauses, then characters. */
export function cutText(text: string, max: number): string[] {
  if (text.length <= max) return [text];
  return pack(
    sentencesOf(text).flatMap((sentence) =>
      sentence.length <= max
        ? [sentence]
        : pack(
            pieces(sentence, CLAUSE).flatMap((clause) => cutHard(clause, max)),
            max,
          ),
    ),
    max,
  );
}

/** Joins neighbours as long as they stay within `max`. */
function pack(parts: readonly string[], max: number): string[] {
  const packed: string[] = [];
  for (const part of parts) {
    const last = packed.at(-1);
    if (last !== undefined && last.length + part.length <= max) packed[packed.length - 1] = last + part;
    else packed.push(part);
  }
  return packed;
}

function cutHard(text: string, max: number): string[] {
  const cut: string[] = [];
  for (let at = 0; at < text.length;) {
    let end = Math.min(at + max, text.length);
    // Between the halves of a surrogate pair there is no character border.
    if (end < text.length && /[\uDC00-\uDFFF]/.test(text[end]!)) end -= 1;
    cut.push(text.slice(at, end));
    at = end;
  }
  return cut;
}

const pieces = (text: string, pattern: RegExp) => (text.match(pattern) ?? []).filter((piece) => piece !== '');
