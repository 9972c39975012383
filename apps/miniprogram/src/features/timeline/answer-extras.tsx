import type { ReplyLink, ReplyOption } from '@zhiyin/contracts';
import { words } from '../../shared/i18n/words';
import { isSafeUrl } from '../../shared/markdown/parse';
import { openLink } from '../../shared/platform/links';
import { Icon } from '../../shared/ui/icon';
import { Box, Span, Tap } from '../../shared/ui/primitives';
import { useTimelineActions } from './actions';

/** Questions to choose from; each a full row, what was chosen stays marked. */
export function OptionRows({ entryId, options, chosen }: { entryId: string; options: ReplyOption[]; chosen: string }) {
  const { choose } = useTimelineActions();
  const marked = chosen.split(' ');
  return (
    <Box className="choices" role="group" label={words.options}>
      {options.map((option) => {
        const isChosen = marked.includes(option.id);
        return (
          <Tap
            key={option.id}
            className={`choice ${isChosen ? 'choice-chosen' : ''}`}
            label={isChosen ? `${option.label}，${words.chosen}` : option.label}
            onTap={() => choose(entryId, option)}
          >
            <Span className="choice-label">{option.label}</Span>
            <Icon name={isChosen ? 'check' : 'chevron'} />
          </Tap>
        );
      })}
    </Box>
  );
}

export function LinkRows({ links }: { links: ReplyLink[] }) {
  return (
    <Box className="choices">
      {links
        .filter((link) => isSafeUrl(link.url))
        .map((link) => (
          <Tap key={link.url} className="choice choice-link" onTap={() => openLink(link.url)}>
            <Span className="choice-label">{link.label}</Span>
            <Icon name="open" />
          </Tap>
        ))}
    </Box>
  );
}

export function PersonOffer() {
  const { askForPerson } = useTimelineActions();
  return (
    <Tap className="person-offer" onTap={askForPerson}>
      <Icon name="person" />
      <Span>{words.askPerson}</Span>
    </Tap>
  );
}
