import type { ConversationState } from '@zhiyin/contracts';

export type ControlMove = 'requestPerson' | 'withdrawRequest' | 'claim' | 'release' | 'close' | 'reopen';

/** The only moves there are. Each raises the control epoch, so no bot write can outlive it. */
const TABLE: Record<ControlMove, { from: readonly ConversationState[]; to: ConversationState }> = {
  requestPerson: { from: ['bot'], to: 'queued' },
  withdrawRequest: { from: ['queued'], to: 'bot' },
  claim: { from: ['bot', 'queued'], to: 'human' },
  release: { from: ['human'], to: 'bot' },
  close: { from: ['bot', 'queued', 'human'], to: 'closed' },
  reopen: { from: ['closed'], to: 'bot' },
};

/** The state after the move, or undefined where the move is not possible. */
export function nextState(state: ConversationState, move: ControlMove): ConversationState | undefined {
  const { from, to } = TABLE[move];
  return from.includes(state) ? to : undefined;
}
