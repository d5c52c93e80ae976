import type { ComponentChildren } from 'preact';
import styles from './Chip.module.css';
import { Icon, type IconName } from './Icon.tsx';

export type Tone = 'good' | 'bad' | 'caution' | 'quiet' | 'accent';

type Props = { tone?: Tone; icon?: IconName; title?: string; children: ComponentChildren };

/** A short fact in a frame. */
export function Chip({ tone = 'quiet', icon, title, children }: Props) {
  return (
    <span class={styles.chip} data-tone={tone} title={title}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}
