export { KnowledgeModule } from './knowledge.module';
export { KnowledgeService, type ServedAnswer } from './knowledge.service';
export type { ShopProfile } from './seed/demo-files';
export type { PassageHit } from './serving/passages-serving.service';
