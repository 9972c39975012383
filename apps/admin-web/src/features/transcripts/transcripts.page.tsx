import { useParams } from 'react-router';
import { useMedia } from '../../shared/preferences/theme.preference';
import { EmptyNote } from '../../shared/ui/empty-note';
import page from '../../shared/ui/page.module.css';
import { useUrlFilters } from '../../shared/ui/use-url-filters';
import { useWords } from '../../shared/words/use-words';
import { Transcript } from './detail/transcript';
import { TRANSCRIPT_FILTERS } from './filters';
import { ConversationList } from './list/conversation-list';
import { TranscriptToolbar } from './transcript-toolbar';
import styles from './transcripts.module.css';
import { transcriptWords } from './transcripts.words';

/** What was said and how each answer came about: the list at the left, one conversation at the right. */
export function TranscriptsPage() {
  const words = useWords(transcriptWords);
  const { conversationId } = useParams();
  const [filters, change] = useUrlFilters(TRANSCRIPT_FILTERS);
  const phone = useMedia('(max-width: 767px)');
  const showsList = !phone || conversationId === undefined;
  const clear = () => change(Object.fromEntries(TRANSCRIPT_FILTERS.map((key) => [key, ''])));

  return (
    <div className={page.main} style={{ height: '100%' }}>
      {showsList && <TranscriptToolbar filters={filters} onChange={change} />}
      <div className={styles.panes}>
        {showsList && (
          // Other filters are another list: it starts at its top, with nothing held back.
          <ConversationList key={JSON.stringify(filters)} filters={filters} onClearFilters={clear} />
        )}
        {conversationId !== undefined ? (
          <Transcript key={conversationId} id={conversationId} withBack={phone} />
        ) : (
          !phone && (
            <div className={styles.choose}>
              <EmptyNote title={words.chooseTitle} text={words.chooseText} />
            </div>
          )
        )}
      </div>
    </div>
  );
}
