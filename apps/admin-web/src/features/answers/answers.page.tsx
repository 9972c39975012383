import type { CannedAnswerStatus } from '@zhiyin/contracts';
import { Drawer } from 'antd';
import { Outlet, useSearchParams } from 'react-router';
import { useMedia } from '../../shared/preferences/theme.preference';
import page from '../../shared/ui/page.module.css';
import { useUrlFilters } from '../../shared/ui/use-url-filters';
import { useWords } from '../../shared/words/use-words';
import { AnswerList } from './answer-list';
import { AnswerToolbar } from './answer-toolbar';
import { ANSWER_FILTERS } from './filters';
import { useAnswerList } from './requests/list-answers.request';
import { TryPanel } from './try/try-panel';
import { tryWords } from './try/try.words';

/** Find an answer, see how it is used, open it; at the side, try what the bot would say. */
export function AnswersPage() {
  const words = useWords(tryWords);
  const [filters, changeFilters] = useUrlFilters(ANSWER_FILTERS);
  const [params, setParams] = useSearchParams();
  const list = useAnswerList({
    q: filters.q || undefined,
    category: filters.category || undefined,
    status: (filters.status || undefined) as CannedAnswerStatus | undefined,
  });
  const trying = params.has('try');
  const narrow = useMedia('(max-width: 1279px)');

  // The tried text is part of the address: "why does it answer this?" can be sent to a colleague.
  const tryText = (text: string | null) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (text === null) next.delete('try');
        else next.set('try', text);
        return next;
      },
      { replace: true },
    );
  const panel = <TryPanel text={params.get('try') ?? ''} onTry={tryText} onClose={() => tryText(null)} />;

  return (
    <div className={page.page}>
      <div className={page.main}>
        <AnswerToolbar
          filters={filters}
          onChange={changeFilters}
          trying={trying}
          onToggleTry={() => tryText(trying ? null : '')}
        />
        <AnswerList
          list={list}
          filters={filters}
          onClearFilters={() => changeFilters({ q: '', category: '', status: '' })}
        />
      </div>
      {narrow ? (
        <Drawer
          open={trying}
          onClose={() => tryText(null)}
          size={380}
          title={words.title}
          styles={{ body: { padding: 0 } }}
        >
          {panel}
        </Drawer>
      ) : (
        trying && panel
      )}
      <Outlet />
    </div>
  );
}
