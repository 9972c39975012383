import type { Failure } from '../../shared/conversation/state';
import { words } from '../../shared/i18n/words';
import { Box, Span, Tap } from '../../shared/ui/primitives';

/** Bubbles to come, in their final shape. */
export function Skeleton() {
  return (
    <Box className="skeleton" role="status" label={words.loading}>
      <Box className="skeleton-line skeleton-reply" />
      <Box className="skeleton-line skeleton-reply skeleton-long" />
      <Box className="skeleton-line skeleton-own" />
      <Box className="skeleton-line skeleton-reply skeleton-long" />
    </Box>
  );
}

export function LoadFailed({ failure, onRetry }: { failure: Failure | null; onRetry: () => void }) {
  return (
    <Box className="load-failed" role="alert">
      <Box className="load-failed-title">{failure?.title || words.failedTitle}</Box>
      <Span className="load-failed-hint">{words.failedHint}</Span>
      <Tap className="load-failed-retry" onTap={onRetry}>
        {words.retry}
      </Tap>
      {failure?.requestId && <Span className="load-failed-id">{`${words.requestId} ${failure.requestId}`}</Span>}
    </Box>
  );
}
