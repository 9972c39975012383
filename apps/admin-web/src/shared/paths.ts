/** Every address of the console, so that islands can link to each other without knowing each other. */
export const paths = {
  login: '/login',
  answers: '/answers',
  newAnswer: '/answers/new',
  answer: (id: string) => `/answers/${id}`,
  transcripts: '/transcripts',
  transcript: (id: string) => `/transcripts/${id}`,
  documents: '/documents',
  document: (id: string) => `/documents/${id}`,
};
