import type { ClaimExplanation } from '../../lib/explain/claim.ts';
import type { ClaimMark, ClaimMarks, ClaimVerdict } from '../../lib/telling/claim-marks.ts';
import type { Mismatch, Mismatches } from '../../lib/telling/mismatches.ts';
import { DottedName } from '../controls/DottedName.tsx';
import { Icon, type IconName } from '../controls/Icon.tsx';
import { JsonTree } from '../controls/JsonTree.tsx';
import { TableRows } from '../controls/TableRows.tsx';
import { LongText } from '../controls/LongText.tsx';
import { MismatchNote } from '../reason/MismatchNote.tsx';
import { dateTime, relative } from '../../lib/telling/time.ts';
import styles from './ClaimTable.module.css';

type Props = {
  title: string;
  members: Readonly<Record<string, unknown>>;
  at: number;
  explain: (name: string) => ClaimExplanation | undefined;
  /** Members that disagree with another step, and the step at which these stand. */
  mismatches?: Mismatches;
  /** How members did that somebody checks. */
  marks?: ClaimMarks | undefined;
  stepId?: string;
};

/** Members of a JWT's header or claims: value, meaning, times as dates. */
export function ClaimTable({ title, members, at, explain, mismatches, marks, stepId = '' }: Props) {
  return (
    <section>
      <h3 class={styles.title}>{title}</h3>
      <TableRows rows={Object.entries(members)} estimate={28} class={styles.claims}>
        {([name, value]) => (
          <div key={name} class={styles.row}>
            <dt>
              <DottedName name={name} />
            </dt>
            <dd>
              <Mark mark={marks?.get(name)} />
              <Value isTime={explain(name)?.time ?? false} value={value} at={at} />
              <span class={styles.meaning}>{explain(name)?.meaning}</span>
              <Mismatched mismatch={mismatches?.get(name)} stepId={stepId} />
            </dd>
          </div>
        )}
      </TableRows>
    </section>
  );
}

const signs: Readonly<Record<ClaimVerdict, IconName>> = {
  holds: 'check',
  broken: 'cross',
  not_checked: 'dash',
};

/** ✓, ✗ or –; why is a touch away. */
function Mark({ mark }: { mark: ClaimMark | undefined }) {
  if (!mark) return null;
  return (
    <span class={styles.mark} data-verdict={mark.verdict} title={mark.sentence}>
      <Icon name={signs[mark.verdict]} title={verdictWords[mark.verdict]} />
    </span>
  );
}

const verdictWords: Readonly<Record<ClaimVerdict, string>> = {
  holds: 'holds:',
  broken: 'does not hold:',
  not_checked: 'not checked:',
};

function Mismatched({ mismatch, stepId }: { mismatch: Mismatch | undefined; stepId: string }) {
  return mismatch ? <MismatchNote mismatch={mismatch} stepId={stepId} /> : null;
}

/** Characters of a list or an object that are read at a glance. */
const inLine = 60;

/** NumericDates are read against the moment of the step, not against today. RFC 7519 §2. */
function Value({ isTime, value, at }: { isTime: boolean; value: unknown; at: number }) {
  if (isTime && typeof value === 'number')
    return (
      <span title={String(value)}>
        {dateTime(value)} <span class={styles.relative}>({relative(value, at)})</span>
      </span>
    );
  if (typeof value === 'object' && value !== null && JSON.stringify(value).length > inLine)
    return <JsonTree value={value} />;
  return (
    <code class={styles.value}>
      <LongText text={typeof value === 'string' ? value : JSON.stringify(value)} />
    </code>
  );
}
