export { KeyValueModule } from './key-value.module';
export { KeyValueStore, type Unsubscribe } from './key-value.store';
export { MemoryKeyValueStore } from './memory.key-value';
export { REFUSED, type RoomRules, SEATED, type Ticket } from './room';
