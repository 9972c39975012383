import type { Message } from '@zhiyin/contracts';
import { memo } from 'react';
import type { Thumb } from '../../shared/conversation/state';
import { words } from '../../shared/i18n/words';
import { Box, Span } from '../../shared/ui/primitives';
import { AnswerFooter } from './answer-footer';
import { LinkRows, OptionRows, PersonOffer } from './answer-extras';
import { RichText } from './rich-text';

interface Props {
  entry: Message;
  /** Ids of chosen options, joined by spaces. */
  chosen: string;
  thumb: Thumb | undefined;
}

/** One stored entry: the customer's words, an answer, a person's words or a notice. */
export const EntryRow = memo(function EntryRow({ entry, chosen, thumb }: Props) {
  if (entry.sender === 'user') return <OwnBubble text={textOf(entry)} />;
  if (entry.sender === 'system' || entry.kind === 'notice') return <Notice text={textOf(entry)} />;
  return <ReplyRow entry={entry} chosen={chosen} thumb={thumb} />;
});

export function OwnBubble({ text, children }: { text: string; children?: React.ReactNode }) {
  return (
    <Box className="row row-own">
      {children}
      <Box className="bubble bubble-own">
        <Span className="own-text">{text}</Span>
      </Box>
    </Box>
  );
}

function Notice({ text }: { text: string }) {
  if (!text) return null;
  return (
    <Box className="notice">
      <Span className="notice-text">{text}</Span>
    </Box>
  );
}

export function Avatar({ staff }: { staff?: string }) {
  return (
    <Box className={`avatar ${staff ? 'avatar-staff' : ''}`} hidden>
      {staff ? staff.slice(0, 1) : '知'}
    </Box>
  );
}

function ReplyRow({ entry, chosen, thumb }: Props) {
  const staff = entry.sender === 'staff' ? staffName(entry) : undefined;
  const { links = [], options = [], offerHandoff, interrupted } = entry.data ?? {};
  return (
    <Box className="row row-reply">
      <Avatar staff={staff} />
      <Box className="reply">
        {staff && <Box className="reply-name">{staff}</Box>}
        <Box className="bubble bubble-reply">
          <RichText text={textOf(entry)} />
          {interrupted && <Span className="interrupted">{words.interrupted}</Span>}
          {links.length > 0 && <LinkRows links={links} />}
          {options.length > 0 && <OptionRows entryId={entry.id} options={options} chosen={chosen} />}
          {offerHandoff && <PersonOffer />}
        </Box>
        {entry.sender === 'bot' && <AnswerFooter entry={entry} thumb={thumb} />}
      </Box>
    </Box>
  );
}

function staffName(entry: Message): string {
  const name = entry.data?.['staffName'];
  return typeof name === 'string' && name ? name : words.person;
}

/** Kinds that this page cannot show yet are named rather than left out. */
function textOf(entry: Message): string {
  if (entry.text) return entry.text;
  if (entry.kind === 'image') return words.image;
  if (entry.kind === 'voice') return words.voice;
  return entry.kind === 'card' ? words.card : '';
}
