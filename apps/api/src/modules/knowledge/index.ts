export { KnowledgeModule } from './knowledge.module';
