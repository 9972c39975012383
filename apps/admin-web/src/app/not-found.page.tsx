import { Link } from 'react-router';
import { paths } from '../shared/paths';
import { EmptyNote } from '../shared/ui/empty-note';
import { useWords } from '../shared/words/use-words';
import { appWords } from './app.words';

export function NotFoundPage() {
  const words = useWords(appWords);
  return (
    <EmptyNote
      title={words.notFoundTitle}
      text={words.notFoundText}
      action={<Link to={paths.answers}>{words.backHome}</Link>}
    />
  );
}
