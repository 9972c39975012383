import { readTag } from './think-tag';

export interface ThinkFilter {
  /** What of the text so far may be shown and was not given before. */
  push(text: string): string;
  /** What was held back and turned out to be text; '' inside an unclosed block. The filter is as new afterwards. */
  end(): string;
}

/**
 * Removes a model's reasoning, `<think>…</think>` (also thinking, reasoning; any case, with attributes), from a streamed
 * answer, with tags cut anywhere. Blocks do not nest; an unclosed block is dropped to the end; white space between a
 * block and the beginning of the answer is dropped. Text flows on at once, except from a '<' that could begin a tag.
 *
 * Limit: some chat templates put the opening tag into the prompt, so the answer has only `</think>`. The tag itself is
 * removed, but what came before it has been shown and cannot be unsaid: switch reasoning off for such a model, or have
 * its server deliver reasoning apart. `stripThinking` knows the whole text and drops that part too.
 */
export function createThinkFilter(): ThinkFilter {
  let held = '';
  let inside = false;
  let begun = false;
  let removed = false;

  const show = (text: string): string => {
    const visible = begun || !removed ? text : text.trimStart();
    begun ||= visible.trim() !== '';
    return visible;
  };

  /** Handles the '<' at the front of what is held; false when more text is needed to decide. */
  const decide = (out: string[]): boolean => {
    const tag = readTag(held);
    if (tag.kind === 'undecided') return false;
    if (tag.kind === 'text') {
      if (!inside) out.push(show('<'));
      held = held.slice(1);
      return true;
    }
    inside = tag.kind === 'open';
    removed = true;
    held = held.slice(tag.length);
    return true;
  };

  return {
    push(text) {
      held += text;
      const out: string[] = [];
      while (held !== '') {
        const at = held.indexOf('<');
        const plain = at < 0 ? held : held.slice(0, at);
        if (!inside) out.push(show(plain));
        held = held.slice(plain.length);
        if (held !== '' && !decide(out)) break;
      }
      return out.join('');
    },
    end() {
      const rest = inside ? '' : show(held);
      held = '';
      inside = begun = removed = false;
      return rest;
    },
  };
}

/** The whole answer without reasoning; what stands before a closing tag that was never opened is dropped as well. */
export function stripThinking(text: string): string {
  const filter = createThinkFilter();
  const orphan = /^(?:(?!<(?:think|thinking|reasoning)[\s>])[^])*?<\/(?:think|thinking|reasoning)\s*>\s*/i.exec(text);
  return filter.push(orphan ? text.slice(orphan[0].length) : text) + filter.end();
}
