import { Fragment } from 'preact';

type Props = { name: string };

/** A host, or a name with parts like one, that may break after its dots and before its port, not in the middle of a word. */
export function DottedName({ name }: Props) {
  return (
    <>
      {name.split(/(?<=\.)|(?=:\d)/).map((part, index) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </>
  );
}
