import type { MatchCandidate, MatchResult, ReplyLink } from '@zhiyin/contracts';
import { CannedAnswerIndex, DEFAULT_THRESHOLDS } from '../retrieval';
import { isValid, nextTurn } from './validity';

const CANDIDATES = 10;
/** Questions whose result is remembered: a few hundred kilobytes. */
const KEPT_MATCHES = 500;

/** A published entry, in its validity or not. */
export interface PublishedAnswer {
  id: string;
  externalKey: string | null;
  version: number;
  question: string;
  similarQuestions: string[];
  answer: string;
  category: string | null;
  links: ReplyLink[];
  followUps: string[];
  validFrom: Date | null;
  validTo: Date | null;
  hits: number;
}

/**
 * What the bot may say now: all published entries in memory, and an index of those that are valid. Times are
 * milliseconds. Validity is looked at with every question: an entry comes and goes to the millisecond, without a timer.
 */
export class ServedAnswers {
  private readonly published = new Map<string, PublishedAnswer>();
  /** Entries with a window; only they can turn. */
  private readonly windowed = new Map<string, PublishedAnswer>();
  private readonly indexed = new Set<string>();
  private readonly matches = new Map<string, MatchResult>();
  private readonly index: CannedAnswerIndex;
  private checkedAt: number;
  private turnsAt = Infinity;

  constructor(answers: readonly PublishedAnswer[], now: number) {
    for (const answer of answers) this.keep(answer);
    const valid = answers.filter((answer) => isValid(answer, now));
    for (const { id } of valid) this.indexed.add(id);
    this.index = CannedAnswerIndex.build(valid);
    this.checkedAt = now;
    this.plan(now);
  }

  get size(): number {
    return this.published.size;
  }

  /** Adds an entry or puts it in the place of its earlier version. */
  set(answer: PublishedAnswer, now: number): void {
    this.matches.clear();
    this.keep(answer);
    this.place(answer, now, true);
    this.turnsAt = Math.min(this.turnsAt, nextTurn(answer, now));
  }

  remove(id: string): void {
    this.matches.clear();
    this.published.delete(id);
    this.windowed.delete(id);
    if (this.indexed.delete(id)) this.index.remove(id);
  }

  /** The entry if it is published and valid now. */
  find(id: string, now: number): PublishedAnswer | undefined {
    const answer = this.published.get(id);
    return answer && isValid(answer, now) ? answer : undefined;
  }

  /** The same question is asked over and over: its result is kept until an entry changes. */
  match(text: string, now: number): MatchResult {
    this.turn(now);
    const known = this.matches.get(text);
    if (known) return known;
    if (this.matches.size >= KEPT_MATCHES) this.matches.clear();
    const result = this.search(text);
    this.matches.set(text, result);
    return result;
  }

  private search(text: string): MatchResult {
    const { outcome, confidence, exact, candidates } = this.index.match(text, DEFAULT_THRESHOLDS, CANDIDATES);
    return {
      outcome,
      confidence,
      exact,
      candidates: candidates.map((candidate): MatchCandidate => {
        const { externalKey, question } = this.published.get(candidate.id)!;
        return {
          id: candidate.id,
          externalKey,
          question,
          confidence: candidate.confidence,
          matchedQuestion: candidate.matchedQuestion,
        };
      }),
      thresholds: { ...DEFAULT_THRESHOLDS },
    };
  }

  /** The valid entries with the most hits, most asked first. */
  mostAsked(limit: number, now: number): PublishedAnswer[] {
    return [...this.published.values()]
      .filter((answer) => isValid(answer, now))
      .sort((first, second) => second.hits - first.hits || (first.id < second.id ? -1 : 1))
      .slice(0, limit);
  }

  countHit(id: string): void {
    const answer = this.published.get(id);
    if (answer) answer.hits += 1;
  }

  private keep(answer: PublishedAnswer): void {
    this.published.set(answer.id, answer);
    if (answer.validFrom || answer.validTo) this.windowed.set(answer.id, answer);
    else this.windowed.delete(answer.id);
  }

  /** Lets entries in and out whose time has come. A clock set back is a reason to look again, too. */
  private turn(now: number): void {
    if (now >= this.checkedAt && now < this.turnsAt) return;
    this.matches.clear();
    for (const answer of this.windowed.values()) this.place(answer, now, false);
    this.plan(now);
  }

  private place(answer: PublishedAnswer, now: number, changed: boolean): void {
    const valid = isValid(answer, now);
    const known = this.indexed.has(answer.id);
    if (valid && (changed || !known)) {
      this.indexed.add(answer.id);
      this.index.set(answer);
    } else if (!valid && known) {
      this.indexed.delete(answer.id);
      this.index.remove(answer.id);
    }
  }

  private plan(now: number): void {
    this.checkedAt = now;
    this.turnsAt = Infinity;
    for (const answer of this.windowed.values()) this.turnsAt = Math.min(this.turnsAt, nextTurn(answer, now));
  }
}
