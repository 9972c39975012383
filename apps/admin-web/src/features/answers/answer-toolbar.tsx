import { ExperimentOutlined, PlusOutlined } from '@ant-design/icons';
import type { CannedAnswerStatus } from '@zhiyin/contracts';
import { Button, Segmented, Select, Tooltip } from 'antd';
import { useCallback } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { paths } from '../../shared/paths';
import { useMedia } from '../../shared/preferences/theme.preference';
import { useMay } from '../../shared/session/use-me';
import page from '../../shared/ui/page.module.css';
import { SearchBox } from '../../shared/ui/search-box';
import { useWords } from '../../shared/words/use-words';
import styles from './answer-list.module.css';
import { answersWords } from './answers.words';
import type { AnswerFilters } from './filters';
import { useCategories } from './requests/list-categories.request';

interface Props {
  filters: AnswerFilters;
  onChange: (patch: Partial<AnswerFilters>) => void;
  trying: boolean;
  onToggleTry: () => void;
}

/** Most looked for first. */
const SHOWN_STATUSES: CannedAnswerStatus[] = ['published', 'draft', 'archived'];

export function AnswerToolbar({ filters, onChange, trying, onToggleTry }: Props) {
  const words = useWords(answersWords);
  const mayEdit = useMay('manager');
  const navigate = useNavigate();
  const { search } = useLocation();
  const categories = useCategories().data ?? [];
  const phone = useMedia('(max-width: 767px)');
  const narrow = useMedia('(max-width: 1179px)');
  const statuses = [
    { value: '', label: words.all },
    ...SHOWN_STATUSES.map((status) => ({ value: status as string, label: words[status] })),
  ];
  const onSearch = useCallback((q: string) => onChange({ q }), [onChange]);

  return (
    <div className={page.toolbar} role="search">
      <div className={page.search}>
        <SearchBox value={filters.q} placeholder={words.searchPlaceholder} onSearch={onSearch} />
      </div>
      {narrow ? (
        <Select
          aria-label={words.status}
          value={filters.status}
          options={statuses}
          popupMatchSelectWidth={false}
          className={styles.narrowChoice}
          onChange={(status) => onChange({ status })}
        />
      ) : (
        <Segmented
          aria-label={words.status}
          value={filters.status}
          options={statuses}
          onChange={(status) => onChange({ status })}
        />
      )}
      <Select
        aria-label={words.category}
        value={filters.category || undefined}
        placeholder={words.anyCategory}
        allowClear
        showSearch
        popupMatchSelectWidth={false}
        className={narrow ? styles.narrowChoice : styles.choice}
        onChange={(category: string | undefined) => onChange({ category: category ?? '' })}
        options={categories.map(({ category, count }) => ({
          value: category,
          label: `${category || words.noCategory} · ${count}`,
        }))}
      />
      <div className={styles.toolbarActions}>
        <Button
          icon={<ExperimentOutlined />}
          aria-pressed={trying}
          aria-label={words.tryQuestion}
          onClick={onToggleTry}
        >
          {phone ? null : words.tryQuestion}
        </Button>
        <Tooltip title={mayEdit ? undefined : words.readOnly}>
          <Button
            type="primary"
            icon={<PlusOutlined />}
            disabled={!mayEdit}
            aria-label={words.create}
            onClick={() => void navigate({ pathname: paths.newAnswer, search })}
          >
            {phone ? null : words.create}
          </Button>
        </Tooltip>
      </div>
    </div>
  );
}
