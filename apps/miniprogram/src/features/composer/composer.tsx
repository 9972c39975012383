import { useEffect, useRef, useState } from 'react';
import { words } from '../../shared/i18n/words';
import { Icon } from '../../shared/ui/icon';
import { Box, Tap } from '../../shared/ui/primitives';
import { MessageField } from './message-field';
import './composer.scss';

/** The server's limit for one message. */
const MAX_LENGTH = 2000;
const WARN_FROM = 1800;
/** The style sheet lets the field grow so far. */
const MAX_LINES = 5;

interface Props {
  draft: string;
  onDraft: (text: string) => void;
  /** False when there was nothing to send; the draft then stays. */
  onSend: (text: string) => boolean;
  answering: boolean;
  onStop: () => void;
  /** It takes more or less of the page than before. */
  onResize: () => void;
}

export function Composer({ draft, onDraft, onSend, answering, onStop, onResize }: Props) {
  const [text, setText] = useState(draft);
  const [keyboard, setKeyboard] = useState(0);
  // Read and emptied in one go: Enter and a tap in the same moment find the text only once.
  const latest = useRef(draft);

  const lines = Math.min(text.split('\n').length, MAX_LINES);
  useEffect(onResize, [keyboard, lines, onResize]);

  const change = (next: string) => {
    latest.current = next;
    setText(next);
    onDraft(next);
  };
  const send = () => {
    const taken = latest.current;
    latest.current = '';
    if (!onSend(taken)) latest.current = taken;
    else change('');
  };

  const empty = text.trim() === '';
  const stopping = answering && empty;
  return (
    <Box
      className={`composer ${keyboard > 0 ? 'composer-raised' : ''}`}
      style={keyboard > 0 ? { paddingBottom: `${keyboard + 8}px` } : undefined}
    >
      {text.length >= WARN_FROM && (
        <Box className="composer-counter" live="polite">
          {words.left(MAX_LENGTH - text.length)}
        </Box>
      )}
      <Box className="composer-row">
        <Box className="composer-box">
          <MessageField
            value={text}
            onChange={change}
            onSend={send}
            onKeyboard={setKeyboard}
            onLines={onResize}
            placeholder={words.placeholder}
            maxLength={MAX_LENGTH}
          />
        </Box>
        {stopping ? (
          <Tap className="composer-button" label={words.stopAnswer} onTap={onStop}>
            <Icon name="stop" />
          </Tap>
        ) : (
          <Tap className="composer-button" label={words.send} onTap={send} disabled={empty}>
            <Icon name="send" />
          </Tap>
        )}
      </Box>
      <Box className="composer-notice">{words.aiNotice}</Box>
    </Box>
  );
}
