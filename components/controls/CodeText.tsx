import styles from './CodeText.module.css';

type Props = { text: string; json: boolean };

/** Text in fixed width; JSON with its names, texts, numbers and words told apart. */
export function CodeText({ text, json }: Props) {
  return <pre class={styles.code}>{json && text.length < 200_000 ? coloured(text) : text}</pre>;
}

const token = /("(?:[^"\\]|\\.)*")(\s*:)?|-?\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b|\b(?:true|false|null)\b/g;

function coloured(text: string) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(token)) {
    parts.push(text.slice(end, match.index));
    const [whole, quoted, colon] = match;
    const kind = quoted ? (colon ? 'name' : 'text') : /^[-\d]/.test(whole) ? 'number' : 'word';
    parts.push(
      <span key={match.index} data-kind={kind}>
        {quoted ?? whole}
      </span>,
      colon ?? '',
    );
    end = match.index + whole.length;
  }
  return [...parts, text.slice(end)];
}
