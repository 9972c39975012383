import { MysqlCollation1763800000000 } from './1763800000000-mysql-collation';
import { Auth1763800000001 } from './1763800000001-auth';

/** In order. A migration that has been released is never changed; a new one follows it. */
export const MIGRATIONS = [MysqlCollation1763800000000, Auth1763800000001];
