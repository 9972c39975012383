import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

/** Filters that live in the address, so that a view can be shared and the back button works. Empty ones are left out. */
export function useUrlFilters<K extends string>(keys: readonly K[]) {
  const [params, setParams] = useSearchParams();
  const search = params.toString();
  const filters = useMemo(() => {
    const current = new URLSearchParams(search);
    return Object.fromEntries(keys.map((key) => [key, current.get(key) ?? ''])) as Record<K, string>;
  }, [keys, search]);

  const change = useCallback(
    (patch: Partial<Record<K, string>>) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [key, value] of Object.entries(patch) as [K, string][]) {
            if (value) next.set(key, value);
            else next.delete(key);
          }
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  return [filters, change] as const;
}
