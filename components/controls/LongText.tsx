import { useSignal } from '@preact/signals';
import { beginningOf, showAllWords } from './folded-text.ts';
import { TextButton } from './TextButton.tsx';

type Props = {
  text: string;
  /** Whole from the start: what is looked for may stand in the rest. */
  open?: boolean;
};

/** A value that may be huge: its beginning, and the rest on demand. */
export function LongText({ text, open = false }: Props) {
  const opened = useSignal(open);
  const beginning = opened.value ? undefined : beginningOf(text);
  if (beginning === undefined) return <>{text}</>;
  return (
    <>
      {`${beginning}… `}
      <TextButton onClick={() => (opened.value = true)}>{showAllWords(text.length, 'characters')}</TextButton>
    </>
  );
}
