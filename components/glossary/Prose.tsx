import type { GlossaryKey } from '../../lib/explain/glossary.ts';
import { Term } from './Term.tsx';
import { termParts } from './term-parts.ts';

type Props = {
  text: string;
  /** A term that is not marked: the one the text explains. */
  except?: string;
};

/** A text whose words of the field can be asked about, each where it first occurs. */
export function Prose({ text, except }: Props) {
  return (
    <>
      {termParts(text, except).map((part, index) =>
        typeof part === 'string' ? (
          part
        ) : (
          <Term key={index} of={part.key satisfies GlossaryKey}>
            {part.word}
          </Term>
        ),
      )}
    </>
  );
}
