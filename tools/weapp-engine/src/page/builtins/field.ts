import type { GeneralComponent } from 'glass-easel';
import { fire as fireApp } from '../wx/listeners';
import { elementOf, fire, type Behaviour } from './behaviour';

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Points, the height of an iPhone's keyboard in portrait. The window itself does not shrink. */
const keyboardHeight = 291;
const fields = new WeakMap<GeneralComponent, { field: Field; value?: string; focus?: boolean }>();

/** `input` and `textarea`: a real field inside the host, its events under WeChat's names. */
export function textField(tag: 'input' | 'textarea'): Behaviour {
  return {
    ready(component) {
      const field = document.createElement(tag);
      elementOf(component).append(field);
      fields.set(component, { field });
      listen(component, field);
    },
    update,
  };
}

function listen(component: GeneralComponent, field: Field): void {
  const keyboard = (height: number) => {
    fire(component, 'keyboardheightchange', { height, duration: 0 });
    fireApp('keyboardHeightChange', { height });
  };
  field.addEventListener('input', () => {
    const limit = Number(component.data.maxlength ?? -1);
    if (limit >= 0 && field.value.length > limit) field.value = field.value.slice(0, limit);
    fitHeight(component, field);
    fire(component, 'input', { value: field.value, cursor: field.selectionEnd, keyCode: 0 });
  });
  field.addEventListener('focus', () => {
    keyboard(keyboardHeight);
    fire(component, 'focus', { value: field.value, height: keyboardHeight });
  });
  field.addEventListener('blur', () => {
    keyboard(0);
    fire(component, 'blur', { value: field.value, cursor: field.selectionEnd });
  });
  field.addEventListener('keydown', (event) => {
    const { key, isComposing } = event as KeyboardEvent;
    const confirms = field instanceof HTMLInputElement || !['return', ''].includes(component.data.confirmType ?? '');
    if (key !== 'Enter' || isComposing || !confirms) return;
    event.preventDefault();
    fire(component, 'confirm', { value: field.value });
    if (!component.data.confirmHold) field.blur();
  });
}

/**
 * WeChat writes the value into the field only when the property changed: a value set to what it already was does not
 * clear what the user typed meanwhile.
 */
function update(component: GeneralComponent): void {
  const state = fields.get(component);
  if (!state) return;
  const { field } = state;
  const { value, placeholder, disabled, password, focus, autoFocus } = component.data;
  const text = value === null || value === undefined ? '' : String(value);
  if (state.value !== text && field.value !== text) field.value = text;
  state.value = text;
  field.placeholder = placeholder ?? '';
  field.disabled = Boolean(disabled);
  if (password) field.setAttribute('type', 'password');
  fitHeight(component, field);
  const wants = Boolean(focus || autoFocus);
  if (wants && !state.focus) field.focus();
  state.focus = wants;
}

function fitHeight(component: GeneralComponent, field: Field): void {
  if (!component.data.autoHeight || !(field instanceof HTMLTextAreaElement)) return;
  field.rows = 1;
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight}px`;
}
