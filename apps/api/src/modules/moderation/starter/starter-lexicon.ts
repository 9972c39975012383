import type { TermInput } from '@zhiyin/contracts';
import { ABUSE } from './abuse';
import { ADVERTISING } from './advertising';
import { DRUGS } from './drugs';
import { FRAUD } from './fraud';
import { GAMBLING } from './gambling';
import { ILLEGAL_SERVICES } from './illegal-services';
import { PORN } from './porn';
import { THREATS, WEAPONS } from './violence';

const GROUPS = [ABUSE, PORN, GAMBLING, DRUGS, FRAUD, THREATS, WEAPONS, ILLEGAL_SERVICES, ADVERTISING];

/**
 * A small lexicon to begin with, precise rather than complete: whole phrases where a single word has harmless uses.
 * It is written into an empty database once; from then on it belongs to the shop.
 */
export const starterLexicon = (): Required<TermInput>[] =>
  GROUPS.flatMap(({ category, action, severity, terms }) =>
    terms.map((entry) => ({
      ...(typeof entry === 'string'
        ? { term: entry, exceptions: [] }
        : { ...entry, exceptions: [...entry.exceptions] }),
      category,
      action,
      severity,
      wholeWord: true,
      enabled: true,
    })),
  );
