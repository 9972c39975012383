import { Injectable, Logger } from '@nestjs/common';

type Listener<T> = (event: T) => void;

/**
 * Past facts inside one process, for listeners that must not be able to break the teller: a listener that throws is
 * logged and the others still hear. Modules declare their events by class; the class is the key and the type.
 */
@Injectable()
export class AppEvents {
  private readonly logger = new Logger(AppEvents.name);
  private readonly listeners = new Map<unknown, Listener<never>[]>();

  on<T extends object>(type: new (...values: never[]) => T, listener: Listener<T>): void {
    this.listeners.set(type, [...(this.listeners.get(type) ?? []), listener as Listener<never>]);
  }

  emit(event: object): void {
    for (const listener of this.listeners.get(event.constructor) ?? []) {
      try {
        (listener as Listener<object>)(event);
      } catch (error) {
        this.logger.error(`A listener of ${event.constructor.name} failed: ${String(error)}`);
      }
    }
  }
}
