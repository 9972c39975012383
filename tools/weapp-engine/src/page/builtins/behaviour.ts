import type { GeneralComponent } from 'glass-easel';

/** What a built-in component does beside being a box. */
export interface Behaviour {
  /** The element is on the page. */
  ready?(component: GeneralComponent): void;
  /** After ready, and whenever a property changed. */
  update?(component: GeneralComponent): void;
}

export const elementOf = (component: GeneralComponent) => component.$$ as unknown as HTMLElement;

export function fire(component: GeneralComponent, type: string, detail: object = {}, bubbles = false): void {
  component.triggerEvent(type, detail, { bubbles, composed: bubbles });
}
