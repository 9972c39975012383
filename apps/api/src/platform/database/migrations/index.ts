import { MysqlCollation1763800000000 } from './1763800000000-mysql-collation';
import { Auth1763800000001 } from './1763800000001-auth';
import { Knowledge1763800000002 } from './1763800000002-knowledge';
import { Moderation1763800000003 } from './1763800000003-moderation';
import { Conversation1763800000004 } from './1763800000004-conversation';
import { Memory1763800000005 } from './1763800000005-memory';

/** In order. A migration that has been released is never changed; a new one follows it. */
export const MIGRATIONS = [
  MysqlCollation1763800000000,
  Auth1763800000001,
  Knowledge1763800000002,
  Moderation1763800000003,
  Conversation1763800000004,
  Memory1763800000005,
];
