import { Injectable } from '@nestjs/common';
import type { EntryData, MatchResult, ReplyOption } from '@zhiyin/contracts';
import { KnowledgeService, type ServedAnswer } from '../../knowledge';
import type { Reply } from './reply';
import { WORDS } from './words';

const MAX_OPTIONS = 4;
/** Options that name a canned answer; the others are questions to ask. */
const ANSWER_OPTION = 'faq:';

export interface CannedMatch {
  match: MatchResult;
  /** The answer to give now, if the match is sure. */
  reply?: Reply;
  /** Cards to offer if nothing better is found. */
  suggestions: ReplyOption[];
}

/** Station 2: is there a canned answer? */
@Injectable()
export class CannedStation {
  constructor(private readonly knowledge: KnowledgeService) {}

  match(text: string): CannedMatch {
    const match = this.knowledge.match(text);
    const best = match.outcome === 'direct' ? this.knowledge.getAnswer(match.candidates[0]?.id ?? '') : undefined;
    const suggestions =
      match.outcome === 'none'
        ? []
        : match.candidates
            .filter((candidate) => candidate.confidence >= match.thresholds.suggest)
            .slice(0, MAX_OPTIONS)
            .map(({ id, question }) => ({ id: ANSWER_OPTION + id, label: question }));
    return { match, suggestions, ...(best ? { reply: this.replyFrom(best, match.exact) } : {}) };
  }

  /** The canned answer behind a tapped card, if it is still served. */
  chosen(optionId: string): Reply | undefined {
    if (!optionId.startsWith(ANSWER_OPTION)) return undefined;
    const answer = this.knowledge.getAnswer(optionId.slice(ANSWER_OPTION.length));
    return answer && this.replyFrom(answer, true);
  }

  suggest(suggestions: ReplyOption[]): Reply {
    return { kind: 'options', text: WORDS.suggest, source: 'menu', data: { options: suggestions, offerHandoff: true } };
  }

  /** The last rung: common questions and a person. */
  menu(text: string = WORDS.menu): Reply {
    const options = this.knowledge
      .suggestions()
      .slice(0, MAX_OPTIONS)
      .map((label, index) => ({ id: `ask:${index}`, label }));
    if (options.length === 0)
      return { kind: 'text', text: WORDS.menuWithoutQuestions, source: 'menu', data: { offerHandoff: true } };
    return { kind: 'options', text, source: 'menu', data: { options, offerHandoff: true } };
  }

  private replyFrom(answer: ServedAnswer, exact: boolean): Reply {
    this.knowledge.recordHit(answer.id);
    const data: EntryData = {};
    if (answer.links.length > 0) data.links = answer.links;
    if (answer.followUps.length > 0)
      data.options = answer.followUps.map((label, index) => ({ id: `ask:${index}`, label }));
    return {
      kind: 'text',
      text: answer.answer,
      source: exact ? 'faq_exact' : 'faq_similar',
      data,
      evidence: [{ type: 'faq', id: answer.id, version: answer.version, title: answer.question }],
    };
  }
}
