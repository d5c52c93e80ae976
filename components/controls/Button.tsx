import type { ComponentChildren } from 'preact';
import styles from './Button.module.css';
import { Icon, type IconName } from './Icon.tsx';

type Props = {
  icon?: IconName;
  /** Says what the button does where it shows no text. */
  label?: string;
  onClick: () => void;
  pressed?: boolean;
  /** For a button that opens a menu: is it open? */
  expanded?: boolean;
  /** A key of the page that presses it. */
  shortcut?: string | undefined;
  tone?: 'plain' | 'outlined' | 'primary' | 'recording';
  children?: ComponentChildren;
};

export function Button({
  icon,
  label,
  onClick,
  pressed,
  expanded,
  shortcut,
  tone = 'plain',
  children,
}: Props) {
  return (
    <button
      type="button"
      class={styles.button}
      data-tone={tone}
      aria-label={label}
      title={label && (shortcut ? `${label} (${shortcut})` : label)}
      aria-keyshortcuts={shortcut}
      aria-pressed={pressed}
      aria-haspopup={expanded === undefined ? undefined : 'menu'}
      aria-expanded={expanded}
      onClick={onClick}
    >
      {icon && <Icon name={icon} />}
      {children && <span>{children}</span>}
    </button>
  );
}
