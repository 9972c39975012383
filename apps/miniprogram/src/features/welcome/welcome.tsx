import { memo } from 'react';
import { words } from '../../shared/i18n/words';
import { Icon } from '../../shared/ui/icon';
import { Box, Span, Tap } from '../../shared/ui/primitives';
import './welcome.scss';

interface Props {
  greeting: string;
  quickQuestions: string[];
  onAsk: (question: string) => void;
}

/** What a customer sees first: a greeting and questions to tap instead of typing. */
export const Welcome = memo(function Welcome({ greeting, quickQuestions, onAsk }: Props) {
  return (
    <Box className="welcome">
      <Box className="welcome-mark" hidden>
        知
      </Box>
      <Box className="welcome-greeting" role="heading">
        <Span>{greeting || words.greeting}</Span>
      </Box>
      {quickQuestions.length > 0 && (
        <Box className="welcome-card" role="group" label={words.quickTitle}>
          <Box className="welcome-title">{words.quickTitle}</Box>
          {quickQuestions.slice(0, 6).map((question) => (
            <Tap key={question} className="welcome-question" onTap={() => onAsk(question)}>
              <Span className="welcome-text">{question}</Span>
              <Icon name="chevron" />
            </Tap>
          ))}
        </Box>
      )}
    </Box>
  );
});
