import styles from './CodeText.module.css';
import { LongText } from './LongText.tsx';

type Props = { text: string };

/** Text in fixed width, as it is; a long one is folded. */
export function CodeText({ text }: Props) {
  return (
    <pre class={styles.code}>
      <LongText text={text} />
    </pre>
  );
}
