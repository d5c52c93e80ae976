import { Fragment } from 'preact';

type Props = { host: string };

/** A host that may break after its dots and before its port, not in the middle of a word. */
export function HostName({ host }: Props) {
  return (
    <>
      {host.split(/(?<=\.)|(?=:\d)/).map((part, index) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </>
  );
}
