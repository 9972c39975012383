export { ConversationModule } from './conversation.module';
export {
  HandoffRequested,
  LiveConnectionChanged,
  MessageReceived,
  ModelAsked,
  ModelQueued,
  ReplyInterrupted,
  ReplySent,
} from './conversation.events';
