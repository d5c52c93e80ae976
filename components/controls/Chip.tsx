import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import type { GlossaryKey } from '../../lib/explain/glossary.ts';
import { GlossaryContext } from './glossary-context.ts';
import styles from './Chip.module.css';
import { Icon, type IconName } from './Icon.tsx';

export type Tone = 'good' | 'bad' | 'caution' | 'quiet' | 'accent';

type Props = {
  tone?: Tone;
  icon?: IconName;
  title?: string | undefined;
  /** The entry of the glossary that a click opens. */
  of?: GlossaryKey | undefined;
  children: ComponentChildren;
};

/** A short fact in a frame. */
export function Chip({ tone = 'quiet', icon, title, of, children }: Props) {
  const open = useContext(GlossaryContext);
  const content = (
    <>
      {icon && <Icon name={icon} />}
      {children}
    </>
  );
  return open && of ? (
    <button type="button" class={styles.chip} data-tone={tone} title={title} onClick={() => open(of)}>
      {content}
    </button>
  ) : (
    <span class={styles.chip} data-tone={tone} title={title}>
      {content}
    </span>
  );
}
