export { KnowledgeModule } from './knowledge.module';
export { KnowledgeService, type ServedAnswer } from './knowledge.service';
