import { Textarea } from '@tarojs/components';
import type { MessageFieldProps } from './field-props';

export function MessageField({
  value,
  onChange,
  onSend,
  onKeyboard,
  onLines,
  placeholder,
  maxLength,
}: MessageFieldProps) {
  return (
    <Textarea
      className="field"
      value={value}
      placeholder={placeholder}
      placeholderClass="field-placeholder"
      // WeChat's default would cut a message at 140 characters without a word.
      maxlength={maxLength}
      autoHeight
      disableDefaultPadding
      showConfirmBar={false}
      confirmType="send"
      confirmHold
      // The bar is lifted by its own padding: WeChat's own lifting pushes the whole page up.
      adjustPosition={false}
      holdKeyboard
      onInput={(event) => onChange(event.detail.value)}
      onConfirm={onSend}
      onKeyboardHeightChange={(event: { detail: { height: number } }) => onKeyboard(event.detail.height)}
      onLineChange={onLines}
      onBlur={() => onKeyboard(0)}
      {...{ 'aria-label': placeholder }}
    />
  );
}
