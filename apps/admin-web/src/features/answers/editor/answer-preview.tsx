import { ChatBubble } from '../../../shared/ui/chat-bubble';
import { uiWords } from '../../../shared/ui/ui.words';
import { useWords } from '../../../shared/words/use-words';
import { filledLinks, type AnswerDraft } from './answer-draft';
import styles from './editor.module.css';
import { editorWords } from './editor.words';

/** The entry as a customer meets it, at the size of the chat. */
export function AnswerPreview({ draft }: { draft: AnswerDraft }) {
  const words = useWords(editorWords);
  const names = useWords(uiWords);
  return (
    <aside className={styles.preview} aria-label={words.preview}>
      <div className={styles.phone}>
        <h2>{words.preview}</h2>
        <ChatBubble
          side="customer"
          name={words.previewQuestion}
          text={draft.question.trim() || words.previewQuestion}
        />
        <ChatBubble
          side="service"
          name={names.bot}
          text={draft.answer.trim() || words.previewAnswer}
          links={filledLinks(draft.links)}
          options={draft.followUps.map((label) => ({ label }))}
        />
      </div>
    </aside>
  );
}
