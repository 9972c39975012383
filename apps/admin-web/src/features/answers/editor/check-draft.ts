import type { AnswerDraft } from './answer-draft';

/** The server's limits are its own; here only what would surely be refused, so that nobody waits to hear it. */
export type DraftMistake =
  'questionMissing' | 'answerMissing' | 'validityOrder' | 'linkLabelMissing' | 'linkUrlInvalid';

/** Mistakes by field, in the notation of a Problem (`links.0.url`), so that both kinds are shown the same way. */
export function checkDraft(draft: AnswerDraft): Record<string, DraftMistake> {
  const mistakes: Record<string, DraftMistake> = {};
  if (!draft.question.trim()) mistakes.question = 'questionMissing';
  if (!draft.answer.trim()) mistakes.answer = 'answerMissing';
  if (draft.validFrom && draft.validTo && draft.validTo <= draft.validFrom) mistakes.validTo = 'validityOrder';
  draft.links.forEach(({ label, url }, index) => {
    if (!label.trim() && !url.trim()) return;
    if (!label.trim()) mistakes[`links.${index}.label`] = 'linkLabelMissing';
    if (!isLinkTarget(url.trim())) mistakes[`links.${index}.url`] = 'linkUrlInvalid';
  });
  return mistakes;
}

/** A mini-program page or an https address; a mini program opens nothing else. */
export function isLinkTarget(url: string): boolean {
  if (url.startsWith('/')) return /^\/pages\/\S+$/.test(url);
  return url.startsWith('https://') && !/\s/.test(url) && URL.canParse(url);
}
