import { isApiError } from '@zhiyin/api-client';
import type { CannedAnswer } from '@zhiyin/contracts';
import { useCallback, useRef, useState } from 'react';
import { useWords } from '../../../shared/words/use-words';
import { useSaveAnswer } from '../requests/save-answer.request';
import { draftOf, emptyDraft, inputOf, sameDraft, type AnswerDraft } from './answer-draft';
import { checkDraft } from './check-draft';
import { editorWords } from './editor.words';

/** Messages by field in the notation of a Problem, for example `similarQuestions.3`. */
export type FieldMessages = Record<string, string>;

/** The draft, what is wrong with it, and saving it. */
export function useAnswerEditor(answer: CannedAnswer | undefined, suggestedQuestion: string | undefined) {
  const words = useWords(editorWords);
  const [baseline] = useState(() => (answer ? draftOf(answer) : emptyDraft()));
  const [draft, setDraft] = useState<AnswerDraft>(() => (answer ? baseline : emptyDraft(suggestedQuestion)));
  const [mistakes, setMistakes] = useState<FieldMessages>({});
  const save = useSaveAnswer();
  const saved = useRef(false);
  const dirty = !sameDraft(draft, baseline);

  const change = useCallback((patch: Partial<AnswerDraft>) => {
    setDraft((before) => ({ ...before, ...patch }));
    // A field that is being mended stops complaining; the others keep their marks.
    setMistakes((before) => withoutFields(before, Object.keys(patch)));
  }, []);

  /** Resolves to the saved entry, or undefined when it was refused; the reason is then in `mistakes` or `save.error`. */
  async function submit(publish: boolean, version = answer?.version ?? 0): Promise<CannedAnswer | undefined> {
    const found = Object.entries(checkDraft(draft)).map(([field, mistake]) => [field, words[mistake]] as const);
    setMistakes(Object.fromEntries(found));
    save.reset();
    if (found.length > 0) return undefined;
    try {
      const result = await save.mutateAsync({ id: answer?.id, version, input: inputOf(draft, publish) });
      saved.current = true;
      return result;
    } catch (error) {
      const fields = isApiError(error) ? error.fields : [];
      setMistakes(Object.fromEntries(fields.map(({ field, message }) => [field, message])));
      return undefined;
    }
  }

  /** Read at the moment of leaving: right after a save there is nothing left to lose. */
  const unsaved = useRef(false);
  unsaved.current = dirty;
  const wouldLose = useCallback(() => unsaved.current && !saved.current, []);

  return { draft, change, dirty, mistakes, submit, saving: save.isPending, error: save.error, wouldLose };
}

function withoutFields(messages: FieldMessages, fields: string[]): FieldMessages {
  const kept = Object.entries(messages).filter(([key]) => !fields.includes(key.split('.')[0] ?? ''));
  return Object.fromEntries(kept);
}
