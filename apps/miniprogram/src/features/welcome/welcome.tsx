import { memo } from 'react';
import { words } from '../../shared/i18n/words';
import { Icon } from '../../shared/ui/icon';
import { Box, Heading, Span, Tap } from '../../shared/ui/primitives';
import './welcome.scss';

interface Props {
  greeting: string;
  quickQuestions: string[];
  onAsk: (question: string) => void;
}

/** What a customer sees first: a greeting and questions to tap instead of typing. */
export const Welcome = memo(function Welcome({ greeting, quickQuestions, onAsk }: Props) {
  const [hello, more] = splitGreeting(greeting || words.greeting);
  return (
    <Box className="welcome">
      <Box className="welcome-mark" hidden>
        知
      </Box>
      <Heading level={2} className="welcome-greeting">
        {hello}
      </Heading>
      {more && (
        <Box className="welcome-more">
          <Span>{more}</Span>
        </Box>
      )}
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

/** The first sentence greets, in large letters; a shop may add how to use the service. */
function splitGreeting(greeting: string): [string, string] {
  const end = /[。！？!?\n]|\.\s/.exec(greeting);
  if (!end) return [greeting, ''];
  const at = end.index + 1;
  return [greeting.slice(0, at).replace(/[。\n]$/, ''), greeting.slice(at).trim()];
}
