import { SearchOutlined } from '@ant-design/icons';
import { Input, type InputRef } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useWords } from '../words/use-words';
import { uiWords } from './ui.words';

interface Props {
  value: string;
  placeholder: string;
  onSearch: (text: string) => void;
}

const PAUSE_MS = 300;

/** Searches when typing pauses, never while an input method is composing. "/" brings the cursor here. */
export function SearchBox({ value, placeholder, onSearch }: Props) {
  const words = useWords(uiWords);
  const input = useRef<InputRef>(null);
  const [text, setText] = useState(value);
  const [composing, setComposing] = useState(false);

  // What the address says because of us. Anything else in it (back button, cleared filters) replaces the text; our own
  // words coming back must not, for the person may have typed on in the meantime.
  const sent = useRef(value);
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);

  const search = useCallback(() => {
    sent.current = text.trim();
    onSearch(sent.current);
  }, [text, onSearch]);

  useEffect(() => {
    if (composing || text.trim() === value) return;
    const timer = setTimeout(search, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, value, composing, search]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus({ cursor: 'all' });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  return (
    <Input
      ref={input}
      type="search"
      value={text}
      allowClear
      maxLength={100}
      prefix={<SearchOutlined aria-hidden />}
      suffix={text ? undefined : <kbd aria-hidden>/</kbd>}
      placeholder={placeholder}
      aria-label={words.search}
      onChange={(event) => setText(event.target.value)}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
      onPressEnter={(event) => !event.nativeEvent.isComposing && search()}
    />
  );
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
