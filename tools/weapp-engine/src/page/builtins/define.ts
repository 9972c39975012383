import type { ComponentSpace, GeneralComponent } from 'glass-easel';
import { baseStyles } from './base-styles';
import { elementOf, fire, type Behaviour } from './behaviour';
import { button } from './button';
import { image, richText, toggle } from './content';
import { textField } from './field';
import { ariaAttributes, builtInTags, propertiesOf } from './properties';
import { scrollView } from './scroll-view';

/** The rest are plain boxes: swiper, picker, video, canvas and the like show their content and do nothing. */
const behaviours: Record<string, Behaviour> = {
  button,
  image,
  input: textField('input'),
  textarea: textField('textarea'),
  'rich-text': richText,
  'scroll-view': scrollView,
  switch: toggle,
};

/** WeChat calls it a long press after 350 ms. */
const longPressMs = 350;
const attached = new WeakSet<GeneralComponent>();
const pressed = new WeakSet<TouchEvent>();

/** Registers WeChat's components, so that every template may use them without naming them. */
export function defineBuiltIns(space: ComponentSpace, fromTemplates: Record<string, string[]>): void {
  const style = document.createElement('style');
  style.textContent = baseStyles;
  document.head.append(style);
  for (const tag of builtInTags) define(space, tag, fromTemplates[tag]);
}

function define(space: ComponentSpace, tag: string, fromTemplates: string[] | undefined): void {
  const behaviour = behaviours[tag] ?? {};
  const definition = space.defineComponent({
    is: `wx-${tag}`,
    options: { hostNodeTagName: `wx-${tag}`, virtualHost: tag === 'block' },
    properties: propertiesOf(tag, fromTemplates),
    observers: {
      '**'(this: GeneralComponent) {
        if (attached.has(this)) refresh(this, behaviour);
      },
    },
    lifetimes: {
      attached(this: GeneralComponent) {
        attached.add(this);
        behaviour.ready?.(this);
        watchLongPress(this);
        refresh(this, behaviour);
      },
    },
  } as never);
  space.setGlobalUsingComponent(tag, definition.general());
}

function refresh(component: GeneralComponent, behaviour: Behaviour): void {
  behaviour.update?.(component);
  const element = elementOf(component);
  for (const [property, attribute] of Object.entries(ariaAttributes)) {
    const value = component.data[property] as unknown;
    if (value === null || value === undefined || value === '') continue;
    element.setAttribute?.(attribute, String(value));
  }
}

function watchLongPress(component: GeneralComponent): void {
  const element = elementOf(component);
  if (!element.addEventListener) return;
  let timer: number | undefined;
  const start = (event: TouchEvent) => {
    // The innermost element presses, its event bubbles: the others must not press for the same finger.
    if (pressed.has(event)) return;
    pressed.add(event);
    timer = window.setTimeout(() => {
      fire(component, 'longpress', {}, true);
      fire(component, 'longtap', {}, true);
    }, longPressMs);
  };
  element.addEventListener('touchstart', start, { passive: true });
  for (const type of ['touchend', 'touchmove', 'touchcancel']) {
    element.addEventListener(type, () => window.clearTimeout(timer), { passive: true });
  }
}
