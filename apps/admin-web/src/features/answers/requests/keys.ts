/** Cache keys of this island; a write forgets everything below `all`. */
export const answerKeys = {
  all: ['answers'] as const,
  list: (filters: object) => ['answers', 'list', filters] as const,
  one: (id: string) => ['answers', 'one', id] as const,
  categories: ['answers', 'categories'] as const,
  match: (text: string) => ['answers', 'match', text] as const,
};
