import type { GeneralComponent } from 'glass-easel';
import { elementOf, fire, type Behaviour } from './behaviour';

interface State {
  intoView?: string;
  top?: number;
}
const states = new WeakMap<GeneralComponent, State>();

export const scrollView: Behaviour = {
  ready(component) {
    const element = elementOf(component);
    states.set(component, {});
    let last = 0;
    element.addEventListener('scroll', () => {
      const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight } = element;
      const { upperThreshold, lowerThreshold } = component.data;
      const place = { scrollTop, scrollLeft, scrollHeight, scrollWidth };
      fire(component, 'scroll', { ...place, deltaX: 0, deltaY: last - scrollTop });
      if (scrollTop <= upperThreshold && last > upperThreshold) fire(component, 'scrolltoupper', { direction: 'top' });
      const left = scrollHeight - scrollTop - clientHeight;
      if (left <= lowerThreshold && scrollTop > last) fire(component, 'scrolltolower', { direction: 'bottom' });
      last = scrollTop;
    });
  },
  update(component) {
    const element = elementOf(component);
    element.style.overflowY = component.data.scrollY ? 'auto' : 'hidden';
    element.style.overflowX = component.data.scrollX ? 'auto' : 'hidden';
    // The children of this very update are laid out in the next frame.
    requestAnimationFrame(() => scroll(component, element));
  },
};

/** scroll-into-view and scroll-top act when their value changes, not each time they are set. */
function scroll(component: GeneralComponent, element: HTMLElement): void {
  const state = states.get(component);
  if (!state) return;
  const { scrollIntoView, scrollTop } = component.data;
  if (scrollIntoView !== state.intoView) {
    state.intoView = scrollIntoView;
    const target = scrollIntoView ? childWithId(element, String(scrollIntoView)) : undefined;
    if (target) element.scrollTop += target.getBoundingClientRect().top - element.getBoundingClientRect().top;
    if (target) return;
  }
  if (typeof scrollTop === 'number' && scrollTop !== state.top) {
    state.top = scrollTop;
    element.scrollTop = scrollTop;
  }
}

/** Ids belong to the engine's elements; the DOM has others. */
function childWithId(element: HTMLElement, id: string): Element | undefined {
  return [...element.querySelectorAll('*')].find(
    (child) => (child as { __wxElement?: { id: string } } & Element).__wxElement?.id === id,
  );
}
