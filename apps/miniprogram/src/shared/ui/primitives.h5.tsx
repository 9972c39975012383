import type { BoxProps, HeadingProps, TapProps } from './primitive-props';

/** A block. On the web a plain element: nothing to load, and real roles for assistive technology. */
export function Box({ role, label, live, hidden, children, ...rest }: BoxProps) {
  return (
    <div role={role} aria-label={label} aria-live={live} aria-hidden={hidden || undefined} {...rest}>
      {children}
    </div>
  );
}

export function Span({ role, label, live, hidden, children, ...rest }: BoxProps) {
  return (
    <span role={role} aria-label={label} aria-live={live} aria-hidden={hidden || undefined} {...rest}>
      {children}
    </span>
  );
}

export function Heading({ level, className, children }: HeadingProps) {
  const Tag = `h${level}` as const;
  return <Tag className={`heading ${className ?? ''}`}>{children}</Tag>;
}

/** Something to press, by finger, mouse or keyboard. */
export function Tap({ className, label, onTap, disabled, pressed, children }: TapProps) {
  return (
    <button
      type="button"
      className={`tap ${className ?? ''}`}
      aria-label={label}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onTap}
    >
      {children}
    </button>
  );
}
