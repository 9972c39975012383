import { Injectable } from '@nestjs/common';
import type { CannedAnswerRow } from '../canned-answers/canned-answer.entity';
import { CannedAnswersRepository } from '../canned-answers/canned-answers.repository';
import { RevisionsRepository } from '../revisions/revisions.repository';
import { FollowingRun } from './following-run';
import { type PublishedAnswer, ServedAnswers } from './served-answers';

/** Indexing this many entries takes a few milliseconds; then questions get their turn. */
const BATCH = 100;

/** Keeps the served answers equal to the database, revision by revision. */
@Injectable()
export class AnswersServing {
  private served = new ServedAnswers([], Date.now());
  private revision = -1;
  private readonly following = new FollowingRun(() => this.follow());

  constructor(
    private readonly answers: CannedAnswersRepository,
    private readonly revisions: RevisionsRepository,
  ) {}

  get current(): ServedAnswers {
    return this.served;
  }

  /** Takes in every change committed before the call. */
  refresh(): Promise<void> {
    return this.following.run();
  }

  private async follow(): Promise<void> {
    // Read first: a change committed in between is then taken twice, never missed.
    const revision = await this.revisions.current('answers');
    if (revision === this.revision) return;
    if (this.revision < 0) {
      this.served = new ServedAnswers((await this.answers.published()).map(toPublished), Date.now());
    } else {
      await this.take(await this.answers.changedSince(this.revision));
    }
    this.revision = revision;
  }

  private async take(changed: readonly CannedAnswerRow[]): Promise<void> {
    for (const [place, row] of changed.entries()) {
      if (row.status === 'published') this.served.set(toPublished(row), Date.now());
      else this.served.remove(row.id);
      if (place % BATCH === BATCH - 1) await new Promise(setImmediate);
    }
  }
}

function toPublished(row: CannedAnswerRow): PublishedAnswer {
  const { id, externalKey, version, question, similarQuestions, answer, category, links, followUps } = row;
  const { validFrom, validTo, hits } = row;
  return {
    id,
    externalKey,
    version,
    question,
    similarQuestions,
    answer,
    category,
    links,
    followUps,
    validFrom,
    validTo,
    hits,
  };
}
