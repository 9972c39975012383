import { Global, Module } from '@nestjs/common';
import { AppEvents } from './app-events';

export { AppEvents };

@Global()
@Module({ providers: [AppEvents], exports: [AppEvents] })
export class EventsModule {}
