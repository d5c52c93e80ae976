import type { Channel } from '../../lib/sequence/sequence-lines.ts';
import styles from './LaneArrow.module.css';

type Props = {
  from: number;
  to: number;
  channel: Channel | 'answer' | 'refusal' | 'kept' | 'lost';
  actor: string | undefined;
  words?: string | undefined;
};

/** An arrow between two lanes, with what travels by it. */
export function LaneArrow({ from, to, channel, actor, words }: Props) {
  return (
    <span
      class={styles.line}
      data-channel={channel}
      data-actor={actor}
      data-way={to < from ? 'left' : 'right'}
      style={{ '--from': Math.min(from, to), '--span': Math.max(1, Math.abs(to - from)) }}
    >
      {words && <span class={styles.carried}>{words}</span>}
    </span>
  );
}
