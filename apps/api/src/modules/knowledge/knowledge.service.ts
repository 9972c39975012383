import { Inject, Injectable } from '@nestjs/common';
import type { MatchResult, ReplyLink } from '@zhiyin/contracts';
import { type Settings, SettingsToken } from '../../config';
import { readShop, type ShopProfile } from './seed/demo-files';
import { AnswersServing } from './serving/answers-serving.service';
import { HitCounter } from './serving/hit-counter.service';
import { type PassageHit, PassagesServing } from './serving/passages-serving.service';
import type { PublishedAnswer } from './serving/served-answers';

/** An entry as the bot may say it now. */
export interface ServedAnswer {
  id: string;
  version: number;
  question: string;
  answer: string;
  links: ReplyLink[];
  /** Questions offered as options below the answer. */
  followUps: string[];
  category: string | null;
}

const SUGGESTIONS = 6;
const NEUTRAL_SHOP: ShopProfile = { name: '在线客服', greeting: '您好，请问有什么可以帮您？', quickQuestions: [] };

/** What other modules ask of the shop's knowledge. Everything is answered from memory. */
@Injectable()
export class KnowledgeService {
  private readonly profile: ShopProfile;

  constructor(
    @Inject(SettingsToken) settings: Settings,
    private readonly answers: AnswersServing,
    private readonly passages: PassagesServing,
    private readonly hits: HitCounter,
  ) {
    this.profile = settings.DEMO ? readShop() : NEUTRAL_SHOP;
  }

  /** Up to 10 candidates, best first; `exactEntry` is the first of them when the text is one of its questions. */
  match(text: string): MatchResult & { exactEntry?: ServedAnswer } {
    const result = this.answers.current.match(text, Date.now());
    const [best] = result.candidates;
    const exactEntry = result.exact && best ? this.getAnswer(best.id) : undefined;
    return exactEntry ? { ...result, exactEntry } : result;
  }

  /** Undefined unless it is published and valid now. */
  getAnswer(id: string): ServedAnswer | undefined {
    const answer = this.answers.current.find(id, Date.now());
    return answer && toServed(answer);
  }

  /** Best first. */
  searchPassages(text: string, limit: number): PassageHit[] {
    return this.passages.search(text, limit);
  }

  /** The entry was given as an answer. Written about once a second. */
  recordHit(id: string): void {
    this.hits.record(id);
  }

  /** Questions to begin with: the shop's own, else the most asked ones. */
  suggestions(): string[] {
    if (this.profile.quickQuestions.length > 0) return [...this.profile.quickQuestions];
    return this.answers.current.mostAsked(SUGGESTIONS, Date.now()).map(({ question }) => question);
  }

  shop(): ShopProfile {
    return { ...this.profile, quickQuestions: this.suggestions() };
  }
}

function toServed({ id, version, question, answer, links, followUps, category }: PublishedAnswer): ServedAnswer {
  return { id, version, question, answer, links, followUps, category };
}
