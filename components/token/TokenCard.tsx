import type { ComponentChildren } from 'preact';
import { FollowButton } from '../controls/FollowButton.tsx';
import { Secret } from '../controls/Secret.tsx';
import styles from './TokenCard.module.css';
import type { FoundToken } from './tokens-of-step.ts';

type Props = {
  token: FoundToken;
  /** What can be told of it at a glance. */
  chips: ComponentChildren;
  children: ComponentChildren;
};

/** A token in its frame: its name, where it stood, what it holds, and the text as sent. */
export function TokenCard({ token: { name, where, text }, chips, children }: Props) {
  return (
    <article class={styles.token} aria-label={name}>
      <header class={styles.header}>
        <code class={styles.name}>{name}</code>
        <span class={styles.where}>{where.toLowerCase()}</span>
        <span class={styles.chips}>{chips}</span>
      </header>
      {children}
      <p class={styles.raw}>
        As sent: <Secret name={name} value={text} />
        <FollowButton name={name} value={text} />
      </p>
    </article>
  );
}
