import { Text, View } from '@tarojs/components';
import type { BoxProps, HeadingProps, TapProps } from './primitive-props';

export function Box({ role, label, live, hidden, children, ...rest }: BoxProps) {
  return (
    <View {...rest} {...aria({ role, label, live, hidden })}>
      {children}
    </View>
  );
}

/** Text that can be selected, which a View's cannot. */
export function Span({ role, label, live, hidden, children, ...rest }: BoxProps) {
  return (
    <Text {...rest} userSelect {...aria({ role, label, live, hidden })}>
      {children}
    </Text>
  );
}

export function Heading({ className, children }: HeadingProps) {
  return (
    <View className={`heading ${className ?? ''}`} {...aria({ role: 'heading' })}>
      {children}
    </View>
  );
}

export function Tap({ className, label, onTap, disabled, pressed, children }: TapProps) {
  return (
    <View
      className={`tap ${className ?? ''} ${disabled ? 'tap-disabled' : ''}`}
      hoverClass={disabled ? 'none' : 'tap-hover'}
      onClick={disabled ? undefined : onTap}
      {...aria({ role: 'button', label, disabled, checked: pressed })}
    >
      {children}
    </View>
  );
}

/** Only what is set: an empty attribute would be read out, or sent to the view layer for nothing. */
function aria(names: Record<string, string | boolean | undefined>): Record<string, string> {
  const given = Object.entries(names).filter(([, value]) => value !== undefined && value !== false);
  return Object.fromEntries(given.map(([name, value]) => [`aria-${name}`, String(value)]));
}
