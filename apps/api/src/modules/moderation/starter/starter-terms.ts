import type { TermAction } from '@zhiyin/contracts';

/** Terms of one category that are treated alike. A term with harmless neighbours names them. */
export interface StarterGroup {
  category: string;
  action: TermAction;
  /** 1 (least) to 5. */
  severity: number;
  terms: readonly (string | { term: string; exceptions: readonly string[] })[];
}
