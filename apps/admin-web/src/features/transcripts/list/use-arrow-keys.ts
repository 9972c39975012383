import type { ConversationSummary } from '@zhiyin/contracts';
import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { paths } from '../../../shared/paths';

/** ↑ and ↓ walk through the conversations, wherever the focus is not in a control that uses them itself. */
export function useArrowKeys(items: ConversationSummary[], current: string | undefined): void {
  const navigate = useNavigate();
  const { search } = useLocation();

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step || event.altKey || event.ctrlKey || event.metaKey || usesArrows(event.target)) return;
      const at = items.findIndex(({ id }) => id === current);
      const next = items[at < 0 ? 0 : at + step];
      if (!next) return;
      event.preventDefault();
      void navigate({ pathname: paths.transcript(next.id), search }, { replace: current !== undefined });
      document.getElementById(`conversation-${next.id}`)?.focus();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [items, current, search, navigate]);
}

function usesArrows(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return target.closest('input, textarea, select, [role=menu], [role=listbox], [role=dialog], [data-scrolls]') !== null;
}
