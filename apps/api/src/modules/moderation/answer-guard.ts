import { isHidden, MASK, maskedSpans } from './masked-text';
import type { Lexicon } from './lexicon/lexicon';

export interface AnswerGuard {
  /** What may be shown now; '' while a term could still be forming. */
  push(chunk: string): string;
  /** The rest, when nothing more comes. */
  end(): string;
  /** True once a forbidden term was written; nothing is shown from there on. */
  readonly refused: boolean;
}

/** Shown text that is kept to read on: long enough for word boundaries and runs. */
const LOOK_BACK = 64;
/** No term with its disguise is this long; whoever writes more of one character is not kept waiting. */
const MOST_HELD = 4_096;

const endsInHalfCharacter = (text: string): boolean => /[\ud800-\udbff]$/.test(text);

/**
 * A filter for text that is still being written. It holds back only from the first character that could begin a term,
 * until that is decided. How the text is cut into chunks makes no difference to what is shown in the end.
 */
export function createAnswerGuard(lexicon: Lexicon): AnswerGuard {
  let shown = '';
  let held = '';
  let refused = false;

  const advance = (last: boolean): string => {
    const whole = shown + held;
    const half = !last && endsInHalfCharacter(whole) ? 1 : 0;
    const text = whole.slice(0, whole.length - half);
    const { found, decided } = lexicon.scan(text);
    let limit = last ? text.length : Math.max(decided, text.length - MOST_HELD, shown.length);
    let out = '';
    let at = shown.length;
    for (const span of maskedSpans(found.filter((term) => term.start >= at && isHidden(term.term.action)))) {
      if (span.end > limit) {
        limit = Math.min(limit, span.start);
        break;
      }
      out += text.slice(at, span.start);
      if (span.blocks) {
        refused = true;
        return out;
      }
      out += MASK;
      at = span.end;
    }
    out += text.slice(at, limit);
    shown = text.slice(Math.max(0, limit - LOOK_BACK), limit);
    held = whole.slice(limit);
    return out;
  };

  return {
    push(chunk) {
      if (refused || chunk === '') return '';
      held += chunk;
      return advance(false);
    },
    end() {
      return refused ? '' : advance(true);
    },
    get refused() {
      return refused;
    },
  };
}
