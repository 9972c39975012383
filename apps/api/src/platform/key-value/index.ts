export { KeyValueModule } from './key-value.module';
export { KeyValueStore, type Unsubscribe } from './key-value.store';
