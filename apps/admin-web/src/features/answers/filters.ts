export const ANSWER_FILTERS = ['q', 'category', 'status'] as const;
export type AnswerFilters = Record<(typeof ANSWER_FILTERS)[number], string>;
