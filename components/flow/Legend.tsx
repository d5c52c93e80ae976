import styles from './Legend.module.css';
import type { Channel, SequenceLine } from '../../lib/sequence/sequence-lines.ts';

const words: Readonly<Record<Channel, string>> = {
  front: 'carried by a redirect through the browser',
  direct: 'a request of its own',
  hidden: 'travelled where a browser cannot look',
};

type Props = { lines: readonly SequenceLine[] };

/** What the kinds of arrows mean; only those that occur. */
export function Legend({ lines }: Props) {
  const seen = new Set(lines.flatMap((line) => (line.type === 'step' ? line.channel : [])));
  return (
    <div class={styles.legend}>
      {(['front', 'direct', 'hidden'] as const)
        .filter((channel) => seen.has(channel))
        .map((channel) => (
          <span key={channel} class={styles.entry} data-channel={channel}>
            {words[channel]}
          </span>
        ))}
    </div>
  );
}
