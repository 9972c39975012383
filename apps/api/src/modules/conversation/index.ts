export { ConversationModule } from './conversation.module';
export { HandoffRequested, MessageReceived, ModelAsked, ReplyInterrupted, ReplySent } from './conversation.events';
