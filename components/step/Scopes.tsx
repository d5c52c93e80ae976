import { useSignal } from '@preact/signals';
import { knownScope, unknownScopes, type UnknownScopes } from '../../lib/explain/scope.ts';
import { showAllWords } from '../controls/folded-text.ts';
import { TextButton } from '../controls/TextButton.tsx';
import { Term } from '../glossary/Term.tsx';
import styles from './Scopes.module.css';

type Props = { scope: string; title?: string };

/** So many scopes are shown before anybody asks. */
const shownFirst = 12;

/** A scope parameter, each of its values in plain words; those of unknown meaning together. RFC 6749 §3.3. */
export function Scopes({ scope, title = 'The app wants to' }: Props) {
  const values = [...new Set(scope.split(/\s+/).filter(Boolean))];
  return (
    <section>
      <h3 class={styles.title}>
        {title} (<Term of="scope">scope</Term>)
      </h3>
      <Known scopes={values.filter((value) => knownScope(value) !== undefined)} />
      {unknownScopes(values).map((unknown) => (
        <Unknown key={unknown.host} {...unknown} />
      ))}
    </section>
  );
}

function Known({ scopes }: { scopes: readonly string[] }) {
  const { shown, more } = useFirst(scopes);
  if (scopes.length === 0) return null;
  return (
    <>
      <dl class={styles.scopes}>
        {shown.map((value) => (
          <div key={value} class={styles.row}>
            <dt>
              <code>{value}</code>
            </dt>
            <dd>{knownScope(value)}</dd>
          </div>
        ))}
      </dl>
      {more}
    </>
  );
}

function Unknown({ host, scopes }: UnknownScopes) {
  const { shown, more } = useFirst(scopes);
  const count = scopes.length === 1 ? 'a permission' : `${scopes.length} permissions`;
  return (
    <div class={styles.unknown}>
      use {count} {host === '' ? 'whose meaning is the provider’s own' : `of ${host}, in its own words`}:{' '}
      {shown.map((value) => (
        <code key={value}>{host === '' ? value : value.slice(value.indexOf(host) + host.length)}</code>
      ))}{' '}
      {more}
    </div>
  );
}

/** The first of many, and what shows the rest. */
function useFirst(scopes: readonly string[]) {
  const all = useSignal(false);
  const isShort = all.value || scopes.length <= shownFirst + 2;
  return {
    shown: isShort ? scopes : scopes.slice(0, shownFirst),
    more: !isShort && (
      <TextButton onClick={() => (all.value = true)}>{showAllWords(scopes.length, 'scopes')}</TextButton>
    ),
  };
}
