import { useSignal } from '@preact/signals';
import { showAllWords } from './folded-text.ts';
import styles from './JsonTree.module.css';
import { LongText } from './LongText.tsx';
import { useIsLookedFor } from './looked-for.ts';
import { TextButton } from './TextButton.tsx';

type Props = { value: unknown };

/** JSON as a tree: small branches open, large ones on demand, long lists a part at a time. */
export function JsonTree({ value }: Props) {
  return <div class={styles.tree}>{isBranch(value) ? <Members of={value} /> : <Leaf value={value} />}</div>;
}

/** Values of a list, and members of an object, that are shown before anybody asks. */
const [shownValues, shownMembers] = [6, 12];
/** Branches with up to so many members are open from the start. */
const openMembers = 8;

function Members({ of }: { of: object }) {
  const all = useSignal(false);
  const members = Object.entries(of);
  const isList = Array.isArray(of);
  const first = isList ? shownValues : shownMembers;
  const isLookedFor = useIsLookedFor();
  const isShort = members.length <= first + 2;
  const isWhole = all.value || isShort || isLookedFor(members.slice(first));
  const shown = isWhole ? members : members.slice(0, first);
  return (
    <div class={styles.members}>
      {shown.map(([name, value]) => (
        <Member key={name} name={isList ? undefined : name} value={value} />
      ))}
      {shown.length < members.length && (
        <TextButton onClick={() => (all.value = true)}>
          {showAllWords(members.length, isList ? 'values' : 'members')}
        </TextButton>
      )}
    </div>
  );
}

function Member({ name, value }: { name: string | undefined; value: unknown }) {
  const isLookedFor = useIsLookedFor();
  const label = name !== undefined && (
    <>
      <span class={styles.name}>{JSON.stringify(name)}:</span>{' '}
    </>
  );
  if (!isBranch(value) || Object.keys(value).length === 0)
    return (
      <div class={styles.member}>
        {label}
        <Leaf value={value} />
      </div>
    );
  const count = Object.keys(value).length;
  return (
    <details class={styles.branch} open={count <= openMembers || isLookedFor(value)}>
      <summary>
        {label}
        <span class={styles.count}>{Array.isArray(value) ? `[${count}]` : `{${count}}`}</span>
      </summary>
      <Members of={value} />
    </details>
  );
}

function Leaf({ value }: Props) {
  const text = JSON.stringify(value) ?? '';
  return (
    <span class={styles.leaf} data-kind={typeof value}>
      <LongText text={text} />
    </span>
  );
}

function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
