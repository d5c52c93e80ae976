import styles from './CodeText.module.css';

type Props = { text: string };

/** Text in fixed width, as it is. */
export function CodeText({ text }: Props) {
  return <pre class={styles.code}>{text}</pre>;
}
