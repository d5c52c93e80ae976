import { endpointOf } from '../../lib/exchange/parameters.ts';
import { pagesWords } from '../../lib/telling/pages.ts';
import { Address } from '../controls/Address.tsx';
import { AsideLine, type Aside } from './AsideLine.tsx';
import type { SequenceLine } from '../../lib/sequence/sequence-lines.ts';
import styles from './PagesLine.module.css';

type Props = Aside & { line: Extract<SequenceLine, { type: 'pages' }>; open: boolean; onOpen: () => void };

/** Pages in between, which are no steps: how many and whose, and one by one when asked for. */
export function PagesLine({ line: { id, host, pages }, open, ...aside }: Props) {
  const words = `${open ? '▾' : '▸'} ${pagesWords(host, pages.length)}`;
  return (
    <AsideLine {...aside} type="pages" target={id} words={words} open={open}>
      {open && (
        <ol class={styles.list}>
          {pages.map(({ entry, url, status }) => (
            <li key={entry}>
              <Address url={endpointOf(url)} />
              <span class={styles.status} data-failed={status !== null && status >= 400}>
                {status ?? '–'}
              </span>
            </li>
          ))}
        </ol>
      )}
    </AsideLine>
  );
}
