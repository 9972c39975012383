import { ExperimentOutlined, PlusOutlined } from '@ant-design/icons';
import { ANSWER_STATUSES } from '@zhiyin/contracts';
import { Button, Segmented, Select, Tooltip } from 'antd';
import { useCallback } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { paths } from '../../shared/paths';
import { useMay } from '../../shared/session/use-me';
import page from '../../shared/ui/page.module.css';
import { SearchBox } from '../../shared/ui/search-box';
import { useWords } from '../../shared/words/use-words';
import { answersWords } from './answers.words';
import type { AnswerFilters } from './filters';
import { useCategories } from './requests/list-categories.request';

interface Props {
  filters: AnswerFilters;
  onChange: (patch: Partial<AnswerFilters>) => void;
  trying: boolean;
  onToggleTry: () => void;
}

export function AnswerToolbar({ filters, onChange, trying, onToggleTry }: Props) {
  const words = useWords(answersWords);
  const mayEdit = useMay('manager');
  const navigate = useNavigate();
  const { search } = useLocation();
  const categories = useCategories().data ?? [];
  const onSearch = useCallback((q: string) => onChange({ q }), [onChange]);

  return (
    <div className={page.toolbar} role="search">
      <div className={page.search}>
        <SearchBox value={filters.q} placeholder={words.searchPlaceholder} onSearch={onSearch} />
      </div>
      <Segmented
        aria-label={words.status}
        value={filters.status}
        onChange={(status) => onChange({ status })}
        options={[
          { value: '', label: words.all },
          ...['published', 'draft', 'archived'].map((status) => ({
            value: status,
            label: words[status as (typeof ANSWER_STATUSES)[number]],
          })),
        ]}
      />
      <Select
        aria-label={words.category}
        value={filters.category || undefined}
        placeholder={words.anyCategory}
        allowClear
        showSearch
        popupMatchSelectWidth={false}
        style={{ width: 148 }}
        onChange={(category: string | undefined) => onChange({ category: category ?? '' })}
        options={categories.map(({ category, count }) => ({
          value: category,
          label: `${category || words.noCategory} · ${count}`,
        }))}
      />
      <span className={page.spring} />
      <Button icon={<ExperimentOutlined />} aria-pressed={trying} onClick={onToggleTry}>
        {words.tryQuestion}
      </Button>
      <Tooltip title={mayEdit ? undefined : words.readOnly}>
        <Button
          type="primary"
          icon={<PlusOutlined />}
          disabled={!mayEdit}
          onClick={() => void navigate({ pathname: paths.newAnswer, search })}
        >
          {words.create}
        </Button>
      </Tooltip>
    </div>
  );
}
