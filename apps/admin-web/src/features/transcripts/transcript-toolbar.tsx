import { ANSWER_SOURCES, CONVERSATION_STATES } from '@zhiyin/contracts';
import { Checkbox, DatePicker, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useCallback } from 'react';
import page from '../../shared/ui/page.module.css';
import { SearchBox } from '../../shared/ui/search-box';
import { useWords } from '../../shared/words/use-words';
import type { TranscriptFilters } from './filters';
import styles from './transcripts.module.css';
import { transcriptWords } from './transcripts.words';

interface Props {
  filters: TranscriptFilters;
  onChange: (patch: Partial<TranscriptFilters>) => void;
}

const dayOf = (value: Dayjs | null | undefined) => value?.format('YYYY-MM-DD') ?? '';
const parsed = (day: string) => (dayjs(day).isValid() && day ? dayjs(day) : null);

export function TranscriptToolbar({ filters, onChange }: Props) {
  const words = useWords(transcriptWords);
  const onSearch = useCallback((q: string) => onChange({ q }), [onChange]);
  const since = (days: number): [Dayjs, Dayjs] => [dayjs().subtract(days - 1, 'day'), dayjs()];

  return (
    <div className={page.toolbar} role="search">
      <div className={page.search}>
        <SearchBox value={filters.q} placeholder={words.searchPlaceholder} onSearch={onSearch} />
      </div>
      <DatePicker.RangePicker
        aria-label={words.range}
        value={[parsed(filters.from), parsed(filters.to)]}
        allowEmpty={[true, true]}
        presets={[
          { label: words.today, value: since(1) },
          { label: words.last7, value: since(7) },
          { label: words.last30, value: since(30) },
        ]}
        className={styles.range}
        onChange={(range) => onChange({ from: dayOf(range?.[0]), to: dayOf(range?.[1]) })}
      />
      <Select
        aria-label={words.state}
        value={filters.state || undefined}
        placeholder={words.anyState}
        allowClear
        popupMatchSelectWidth={false}
        className={styles.choice}
        options={CONVERSATION_STATES.map((state) => ({ value: state, label: words[`state_${state}`] }))}
        onChange={(state: string | undefined) => onChange({ state: state ?? '' })}
      />
      <Select
        aria-label={words.source}
        value={filters.source || undefined}
        placeholder={words.anySource}
        allowClear
        popupMatchSelectWidth={false}
        className={styles.choice}
        options={ANSWER_SOURCES.map((source) => ({ value: source, label: words[`source_${source}`] }))}
        onChange={(source: string | undefined) => onChange({ source: source ?? '' })}
      />
      <Checkbox
        className={styles.degradedOnly}
        checked={filters.degraded === 'true'}
        onChange={(event) => onChange({ degraded: event.target.checked ? 'true' : '' })}
      >
        {words.degradedOnly}
      </Checkbox>
    </div>
  );
}
