import { useSignal } from '@preact/signals';
import { beginningOf, showAllWords } from './folded-text.ts';
import { useIsLookedFor } from './looked-for.ts';
import { TextButton } from './TextButton.tsx';

type Props = { text: string };

/** A value that may be huge: its beginning, and the rest on demand, or when what is looked for stands in it. */
export function LongText({ text }: Props) {
  const opened = useSignal(false);
  const isLookedFor = useIsLookedFor();
  const beginning = opened.value || isLookedFor(text) ? undefined : beginningOf(text);
  if (beginning === undefined) return <>{text}</>;
  return (
    <>
      {`${beginning}… `}
      <TextButton onClick={() => (opened.value = true)}>{showAllWords(text.length, 'characters')}</TextButton>
    </>
  );
}
