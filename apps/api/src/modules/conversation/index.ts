export { ConversationModule } from './conversation.module';
export { HandoffRequested, LiveConnectionChanged, MessageReceived, ModelAsked, ReplyInterrupted, ReplySent } from './conversation.events';
