import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react';
import type { MessageFieldProps } from './field-props';

export function MessageField({ value, onChange, onSend, placeholder, maxLength }: MessageFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);

  useLayoutEffect(() => {
    const box = field.current;
    if (!box) return;
    box.style.height = 'auto';
    // The style sheet stops it at five lines; from there on it scrolls.
    box.style.height = `${box.scrollHeight}px`;
  }, [value]);

  useEffect(() => {
    // At a desk one comes to write; on a phone the keyboard would cover the greeting.
    if (window.matchMedia('(hover: hover) and (pointer: fine)').matches) field.current?.focus();
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, Enter takes its suggestion (229 is what Safari reports then).
    const composing = event.nativeEvent.isComposing || event.keyCode === 229;
    if (event.key !== 'Enter' || event.shiftKey || composing) return;
    event.preventDefault();
    onSend();
  };

  return (
    <textarea
      ref={field}
      className="field"
      rows={1}
      value={value}
      placeholder={placeholder}
      aria-label={placeholder}
      maxLength={maxLength}
      enterKeyHint="send"
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={onKeyDown}
    />
  );
}
