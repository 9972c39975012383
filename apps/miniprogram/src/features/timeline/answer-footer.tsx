import type { Evidence, Message } from '@zhiyin/contracts';
import { useState } from 'react';
import type { Thumb } from '../../shared/conversation/state';
import { words } from '../../shared/i18n/words';
import { Icon } from '../../shared/ui/icon';
import { Box, Span, Tap } from '../../shared/ui/primitives';
import { useTimelineActions } from './actions';

/** The quiet row under an answer: what it is, what it rests on, what one can do with it. */
export function AnswerFooter({ entry, thumb }: { entry: Message; thumb: Thumb | undefined }) {
  const { setThumb, copy } = useTimelineActions();
  const [asking, setAsking] = useState(false);
  const rate = (next: Thumb) => {
    setAsking(next === 'down');
    if (next !== thumb) setThumb(entry.id, next);
  };
  return (
    <>
      <Box className="footer">
        {entry.aiGenerated && <Span className="ai-badge">{words.aiBadge}</Span>}
        <Sources evidence={entry.evidence} />
        {entry.text && (
          <Box className="footer-actions">
            <Tap
              className={tool(thumb === 'up')}
              label={words.helpful}
              pressed={thumb === 'up'}
              onTap={() => rate('up')}
            >
              <Icon name="up" />
            </Tap>
            <Tap
              className={tool(thumb === 'down')}
              label={words.notHelpful}
              pressed={thumb === 'down'}
              onTap={() => rate('down')}
            >
              <Icon name="down" />
            </Tap>
            <Tap className="tool" label={words.copy} onTap={() => copy(entry.text as string, entry.aiGenerated)}>
              <Icon name="copy" />
            </Tap>
          </Box>
        )}
      </Box>
      {asking && thumb === 'down' && <Reasons messageId={entry.id} onDone={() => setAsking(false)} />}
    </>
  );
}

/** Two are enough to judge an answer by; a longer list pushes the next message away. */
function Sources({ evidence }: { evidence: Evidence[] }) {
  const titles = [...new Set(evidence.map((item) => item.title))].slice(0, 2);
  return (
    <>
      {titles.map((title) => (
        <Span key={title} className="source">{`${words.sources}${title}`}</Span>
      ))}
    </>
  );
}

function Reasons({ messageId, onDone }: { messageId: string; onDone: () => void }) {
  const { setThumb } = useTimelineActions();
  const tell = (reason: string) => {
    setThumb(messageId, 'down', reason);
    onDone();
  };
  return (
    <Box className="reasons" role="group" label={words.whyNot}>
      <Span className="reasons-title">{words.whyNot}</Span>
      <Box className="reasons-row">
        {words.reasons.map(([reason, label]) => (
          <Tap key={reason} className="reason" onTap={() => tell(reason)}>
            {label}
          </Tap>
        ))}
      </Box>
    </Box>
  );
}

const tool = (on: boolean) => `tool ${on ? 'tool-on' : ''}`;
