import { Injectable } from '@nestjs/common';
import type { BulkResult, BulkUpload } from '@zhiyin/contracts';
import { AuditService, type Staff } from '../../auth';
import { KnowledgeNotices } from '../serving/knowledge-notices.service';
import { contentOf, contentOfRow, sameContent } from './answer-content';
import { newAnswer, revised, type UnsavedAnswer } from './answer-revision';
import { checkItems, type GoodItem, refuseRepeatedKeys } from './bulk-items';
import type { CannedAnswerRow } from './canned-answer.entity';
import { CannedAnswersRepository } from './canned-answers.repository';

/** Items per transaction; between two, questions of customers get their turn. */
const CHUNK = 500;

/** Many entries at once: created, or replaced where the external key is known. */
@Injectable()
export class BulkUploads {
  constructor(
    private readonly answers: CannedAnswersRepository,
    private readonly notices: KnowledgeNotices,
    private readonly audit: AuditService,
  ) {}

  /** Each chunk stands by itself: when one fails, the chunks before it are kept, and the call may be repeated. */
  async upload(who: Staff, { items, publish = true }: BulkUpload): Promise<BulkResult> {
    const result: BulkResult = { created: 0, updated: 0, errors: [] };
    const keys = new Set<string>();
    for (let at = 0; at < items.length; at += CHUNK) {
      const checked = checkItems(items.slice(at, at + CHUNK), at);
      const { good, errors } = refuseRepeatedKeys(checked.good, keys);
      result.errors.push(...[...checked.errors, ...errors].sort((first, second) => first.index - second.index));
      const { created, updated } = await this.write(who, good, publish);
      result.created += created;
      result.updated += updated;
    }
    return result;
  }

  private async write(who: Staff, items: readonly GoodItem[], publish: boolean) {
    if (items.length === 0) return { created: 0, updated: 0 };
    const counts = await this.answers.change(async (changes) => {
      const known = await changes.findByKeys(items.flatMap(({ item }) => item.externalKey ?? []));
      const answers = items.map(({ item }) => asAnswer(item, known.get(item.externalKey ?? ''), publish));
      await changes.write(
        answers.filter((answer) => answer !== undefined),
        who.id,
      );
      const done = { created: items.length - known.size, updated: known.size };
      await this.audit.record(who, 'faq.bulk', 'faqs', done, changes.transaction);
      return done;
    });
    await this.notices.changed('answers');
    return counts;
  }
}

/** Undefined when the known entry already is what the item says: then there is nothing to write. */
function asAnswer(
  { publish, externalKey, ...input }: GoodItem['item'],
  known: CannedAnswerRow | undefined,
  publishAll: boolean,
): UnsavedAnswer | undefined {
  const content = contentOf(input);
  const status = (publish ?? publishAll) ? 'published' : 'draft';
  if (!known) return newAnswer({ content, status, externalKey: externalKey ?? null });
  if (known.status === status && sameContent(contentOfRow(known), content)) return undefined;
  return revised(known, { ...content, status });
}
