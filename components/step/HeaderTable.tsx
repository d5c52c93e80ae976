import { explainHeader } from '../../lib/explain/header.ts';
import type { Header } from '../../lib/exchange/exchange.ts';
import { FollowButton } from '../controls/FollowButton.tsx';
import { TableRows } from '../controls/TableRows.tsx';
import { LongText } from '../controls/LongText.tsx';
import { useIsLookedFor } from '../controls/looked-for.ts';
import { Prose } from '../glossary/Prose.tsx';
import { headerGroups } from './header-groups.ts';
import { valuesOfHeader } from './header-values.ts';
import styles from './HeaderTable.module.css';
import { isSecretHeader, shortened } from '../controls/secrets.ts';

type Props = {
  headers: readonly Header[] | undefined;
  /** Whether secrets may be seen. */
  shown: boolean;
  look: (text: string) => string;
};

/** Header lines: those with a part in the protocol say which, the others are folded away. */
export function HeaderTable({ headers, shown, look }: Props) {
  const isLookedFor = useIsLookedFor();
  if (!headers) return <p class={styles.none}>The headers were not recorded.</p>;
  if (headers.length === 0) return <p class={styles.none}>No headers.</p>;
  const { telling, others } = headerGroups(headers);
  return (
    <section>
      {telling.length > 0 && <Rows headers={telling} shown={shown} look={look} />}
      {others.length > 0 && (
        <details class={styles.others} open={others.some((one) => isLookedFor(one.join(': ')))}>
          <summary>{others.length} other headers</summary>
          <Rows headers={others} shown={shown} look={look} />
        </details>
      )}
    </section>
  );
}

function Rows({ headers, shown, look }: Props & { headers: readonly Header[] }) {
  return (
    <TableRows rows={headers} estimate={28} class={styles.headers}>
      {([name, value], index) => {
        const meaning = explainHeader(name)?.meaning;
        return (
          <div key={index} class={styles.row}>
            <dt title={meaning}>{name}</dt>
            <dd>
              <code>
                <LongText text={shown || !isSecretHeader(name) ? look(value) : withoutSecret(value)} />
              </code>
              {valuesOfHeader([name, value]).map((one) => (
                <FollowButton key={one.name} isNamed {...one} />
              ))}
              {meaning && (
                <span class={styles.meaning}>
                  <Prose text={meaning} />
                </span>
              )}
            </dd>
          </div>
        );
      }}
    </TableRows>
  );
}

/** Keeps the scheme (`Bearer`), a cookie's name and its attributes; the rest is shortened. */
function withoutSecret(value: string): string {
  const scheme = /^(?:bearer|dpop|basic) /i.exec(value)?.[0];
  if (scheme) return scheme + shortened(value.slice(scheme.length));
  if (!value.includes('=')) return shortened(value);
  return value.replace(/([^;=\s]+)=([^;]+)/g, (whole, name: string, secret: string) =>
    cookieAttributes.has(name.toLowerCase()) ? whole : `${name}=${shortened(secret)}`,
  );
}

const cookieAttributes = new Set(['path', 'domain', 'expires', 'max-age', 'samesite', 'priority']);
