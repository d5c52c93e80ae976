import { Fragment } from 'preact';

type Props = { url: string };

/** An address that breaks between the parts of its path and query, not in the middle of a word. */
export function Address({ url }: Props) {
  return (
    <code>
      {url.split(/(?<=[^/:]\/|[?&=])/).map((part, index) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </code>
  );
}
