export interface MessageFieldProps {
  value: string;
  onChange: (text: string) => void;
  onSend: () => void;
  /** Pixels the keyboard covers; always 0 where the page itself shrinks. */
  onKeyboard: (height: number) => void;
  /** The field became higher or lower. */
  onLines: () => void;
  placeholder: string;
  maxLength: number;
}
