export const USERNAME_MAX = 64;

/** One account per name, however it is typed. */
export const normaliseUsername = (name: string) => name.normalize('NFKC').trim().toLowerCase();
