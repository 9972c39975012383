import { useEffect, useRef, useState } from 'react';
import type { ChatModel } from '../../shared/conversation/state';
import { words } from '../../shared/i18n/words';
import { Box } from '../../shared/ui/primitives';

/** Reads finished answers out, once each. Growing text would be read word by word, over and over. */
export function Announcer({ model }: { model: ChatModel }) {
  const [said, setSaid] = useState('');
  const heard = useRef<number | null>(null);
  const last = model.entries.at(-1);

  useEffect(() => {
    if (model.phase !== 'ready') return;
    const before = heard.current;
    heard.current = last?.seq ?? 0;
    if (before === null || !last || last.seq <= before || last.sender === 'user') return;
    setSaid(`${last.sender === 'system' ? '' : words.newAnswer}${last.text ?? ''}`);
  }, [last, model.phase]);

  return (
    <Box className="announcer" role="status" live="polite">
      {said}
    </Box>
  );
}
