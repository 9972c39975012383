import { Injectable } from '@nestjs/common';
import type { DegradedReason, Message, ReplyOption } from '@zhiyin/contracts';
import { normalise } from '@zhiyin/text';
import { HandoffService } from '../handoff/handoff.service';
import { type CannedMatch, CannedStation } from './canned.station';
import { QueuePlaces } from '../turns/queue-places';
import { CheckStation } from './check.station';
import { type Context, ContextStation } from './context.station';
import { DeliverStation } from './deliver.station';
import type { Delivery } from './delivery';
import type { TimelineEntry } from '../timeline/timeline-entry.entity';
import { ModelStation } from './model.station';
import type { Reply, Task, Trace } from './reply';
import { ScreenStation } from './screen.station';
import { intentOf } from './small-talk';
import { WORDS } from './words';

/**
 * The way of a question, top to bottom:
 * screen → small talk or a person → canned answer → context → model → check → deliver.
 * Whatever fails on the way, the customer gets a labelled answer: the ladder's next rung.
 */
@Injectable()
export class ReplyFlow {
  constructor(
    private readonly screen: ScreenStation,
    private readonly canned: CannedStation,
    private readonly context: ContextStation,
    private readonly model: ModelStation,
    private readonly check: CheckStation,
    private readonly deliver: DeliverStation,
    private readonly handoff: HandoffService,
    private readonly places: QueuePlaces,
  ) {}

  /** @returns the stored answer, or undefined when a person took over before it was stored. */
  async answer(task: Task): Promise<Message | undefined> {
    const earlier = task.earlier.map(({ turn }) => turn);
    const delivery = this.deliver.begin(task.turn, earlier);
    try {
      return await this.find(task, delivery);
    } catch (error) {
      delivery.interrupt();
      throw error;
    }
  }

  private async find(task: Task, delivery: Delivery): Promise<Message | undefined> {
    const text = textOf(task);
    if (await this.screen.refuses(task)) return delivery.finish(notice(WORDS.refused, 'refused'), {});

    const chosen = this.canned.chosen(task.question.data?.optionId ?? '');
    if (chosen) return delivery.finish(chosen, { outcome: 'direct' });
    if (text === '' && isAttachment(task.question)) return delivery.finish(this.canned.menu(WORDS.attachment), {});

    const intent = intentOf(normalise(task.earlier.length > 0 ? lastWords(task) : text));
    if (intent.kind === 'smallTalk' && task.earlier.length === 0)
      return delivery.finish({ kind: 'text', text: intent.text, source: 'menu' }, {});
    if (intent.kind === 'person') return this.handoff.answerWish(task, delivery);

    const canned = this.canned.match(text);
    const trace: Trace = { outcome: canned.match.outcome, candidates: canned.match.candidates };
    if (canned.reply) return delivery.finish(canned.reply, trace);

    // What was said before the burst: its own messages are in the text.
    const beforeBurst = { ...task, question: task.earlier[0]?.question ?? task.question };
    const context = await this.context.compose(beforeBurst, text, canned.match);
    if (!this.model.configured) return delivery.finish(await this.withoutModel(task, canned, context), trace);
    return this.withModel(task, canned, context, trace, delivery);
  }

  private async withModel(
    task: Task,
    canned: CannedMatch,
    context: Context,
    trace: Trace,
    delivery: Delivery,
  ): Promise<Message | undefined> {
    let check = this.check.begin(context);
    task.joinable = true;
    const outcome = await this.model.ask({
      turn: task.turn,
      prompt: context.prompt,
      signal: task.signal,
      onPlace: (place) => this.places.tell(task.turn.customerId, place),
      begin: () => {
        // Each call of a model is checked from its own beginning: what an earlier one left open must hide nothing.
        check = this.check.begin(context);
        return (piece) => {
          if (task.signal.aborted) return 'stop';
          delivery.show(check.push(piece));
          if (check.refused) return 'stop';
          if (delivery.shown === '') return 'held';
          task.joinable = false;
          return 'shown';
        };
      },
    });
    task.joinable = false;
    if (task.signal.aborted && task.signal.reason === 'joined') throw new Joined();
    if (outcome.model) trace.model = outcome.model;
    if (!check.refused && outcome.kind === 'answered') delivery.show(check.end());

    const said = delivery.shown.trim() !== '';
    const answer: Reply = {
      kind: 'text',
      text: delivery.shown,
      source: 'model',
      aiGenerated: true,
      evidence: check.evidence,
      data: suggestionsBelow(canned.suggestions),
    };
    if (check.refused)
      return delivery.finish({ ...cut(answer, WORDS.safeLine), degradedReason: 'answer_refused' }, trace);
    if (outcome.kind === 'stopped') {
      if (!said && task.signal.reason === 'shutdown') throw new ShutDown();
      return delivery.finish(said ? stopped(answer) : STOPPED_EARLY, trace);
    }
    if (outcome.kind === 'failed' && said)
      return delivery.finish({ ...cut(answer, WORDS.cutOff), degradedReason: outcome.reason }, trace);
    if (said) return delivery.finish(answer, trace);

    const degradedReason: DegradedReason = outcome.kind === 'failed' ? outcome.reason : 'model_empty';
    return delivery.finish({ ...(await this.withoutModel(task, canned, context)), degradedReason }, trace);
  }

  /** The lower rungs: a passage that answers, similar questions, the menu. */
  private async withoutModel(task: Task, canned: CannedMatch, context: Context): Promise<Reply> {
    const passage = await this.passage(task, context, canned.suggestions);
    if (passage) return passage;
    return canned.suggestions.length > 0 ? this.canned.suggest(canned.suggestions) : this.canned.menu();
  }

  private async passage(task: Task, context: Context, suggestions: ReplyOption[]): Promise<Reply | undefined> {
    if (context.bestPassage < (suggestions.length > 0 ? SURE_PASSAGE : USEFUL_PASSAGE)) return undefined;
    const check = this.check.begin(context);
    let text = '';
    for await (const piece of this.model.extract(context.prompt, task.signal)) text += check.push(piece);
    text += check.end();
    if (check.refused || text === '') return undefined;
    return { kind: 'text', text, source: 'document', evidence: check.evidence, data: suggestionsBelow(suggestions) };
  }
}

/** Another message of the customer came before a word was shown: the next turn answers this question too. */
export class Joined extends Error {}

/** The process ends before a word was shown: the turn is left for the next process. */
export class ShutDown extends Error {}

/** Scores of a passage from which it is given as the answer: alone, or although similar questions are at hand. */
const USEFUL_PASSAGE = 0.095;
const SURE_PASSAGE = 0.2;

const isAttachment = ({ kind }: TimelineEntry) => kind === 'image' || kind === 'voice';
const lastWords = ({ question }: Task) => (isAttachment(question) ? '' : (question.text ?? ''));

/** The questions of a burst, one a line; what only greets or thanks between them is no question. */
function textOf(task: Task): string {
  const last = lastWords(task);
  if (task.earlier.length === 0) return last;
  const texts = [...task.earlier.map(({ question }) => question.text ?? ''), last];
  return texts.filter((text) => text !== '' && intentOf(normalise(text)).kind === 'question').join('\n');
}

const notice = (text: string, name: string): Reply => ({
  kind: 'text',
  text,
  source: 'fallback',
  data: { notice: name },
});

const suggestionsBelow = (options: ReplyOption[]) => ({
  offerHandoff: true,
  ...(options.length > 0 ? { options } : {}),
});

/** What was shown stays; a line says that there is more to it. */
const cut = (answer: Reply, line: string): Reply => ({
  ...answer,
  text: answer.text ? `${answer.text}\n${line}` : line,
  source: answer.text ? answer.source : 'fallback',
  aiGenerated: answer.text !== '',
  data: { ...answer.data, interrupted: true, offerHandoff: true },
});

const stopped = (answer: Reply): Reply => ({ ...answer, data: { ...answer.data, interrupted: true } });
const STOPPED_EARLY: Reply = { kind: 'text', text: WORDS.stopped, source: 'fallback', data: { interrupted: true } };
