import { Span } from './primitives';

export type IconName =
  'up' | 'down' | 'copy' | 'send' | 'stop' | 'arrow-down' | 'person' | 'check' | 'chevron' | 'open' | 'warn';

/** A drawn sign in the colour of its text. Its meaning is said by the control that carries it. */
export function Icon({ name }: { name: IconName }) {
  return <Span className={`icon icon-${name}`} hidden />;
}
