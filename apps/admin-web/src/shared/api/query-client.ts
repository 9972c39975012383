import { QueryClient } from '@tanstack/react-query';
import { isApiError } from '@zhiyin/api-client';

/** What is worth asking again by itself: a lost connection or a server that is briefly away. A refusal stays a refusal. */
export function worthRetrying(failures: number, error: unknown): boolean {
  if (failures >= 2 || !isApiError(error)) return false;
  return error.offline || error.status >= 502;
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 15_000, retry: worthRetrying, refetchOnWindowFocus: true, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  });
}
