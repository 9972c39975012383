import { type Action, reduce } from '../../shared/conversation/reducer';
import { type ChatModel, EMPTY } from '../../shared/conversation/state';

export interface ChatStore {
  get(): ChatModel;
  dispatch(action: Action): void;
  /** Called after each change; gives the function that ends it. */
  subscribe(listener: (model: ChatModel, before: ChatModel) => void): () => void;
}

export function createChatStore(): ChatStore {
  let model = EMPTY;
  const listeners = new Set<(model: ChatModel, before: ChatModel) => void>();
  return {
    get: () => model,
    dispatch(action) {
      const before = model;
      model = reduce(model, action);
      if (model !== before) for (const listener of [...listeners]) listener(model, before);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
