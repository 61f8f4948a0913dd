import type { ButtonHTMLAttributes, Ref } from 'react';
import { KeyHint } from './KeyHint.tsx';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** The one filled button of a desk. */
  primary?: boolean;
  /** For what cannot be undone at once (emergency, panic): red edge and word. */
  danger?: boolean;
  small?: boolean;
  /** 32 px on desks, `large` 48 px, `huge` 72 px for a phone's next step. */
  size?: 'desk' | 'large' | 'huge';
  /** One of several choices that is taken. */
  pressed?: boolean;
  /** The key that does the same; shown, not bound. */
  keys?: string;
  ref?: Ref<HTMLButtonElement>;
}

export function Button({
  primary,
  danger,
  small,
  size = 'desk',
  pressed,
  keys,
  className,
  children,
  ...rest
}: ButtonProps) {
  const names = [
    'btn',
    primary && 'btn-primary',
    danger && 'btn-danger',
    small && 'btn-small',
    `btn-${size}`,
    className,
  ];
  return (
    <button
      type="button"
      {...rest}
      className={names.filter(Boolean).join(' ')}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
    >
      {children}
      {keys && <KeyHint keys={keys} quiet />}
    </button>
  );
}
