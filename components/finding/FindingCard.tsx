import { useContext } from 'preact/hooks';
import type { ReportFinding } from '../../lib/report/report.ts';
import type { PieceTarget } from '../../lib/output/pieces.ts';
import { ownerWord } from '../../lib/telling/owner.ts';
import { placeOf } from '../../lib/telling/step.ts';
import { CopyMenu } from '../controls/CopyMenu.tsx';
import { LevelContext } from '../controls/level-context.ts';
import { Links } from '../controls/Links.tsx';
import { StepButton } from '../controls/StepButton.tsx';
import { Prose } from '../glossary/Prose.tsx';
import styles from './FindingCard.module.css';
import { SeverityMark } from './SeverityMark.tsx';

type Props = {
  finding: ReportFinding;
  /** Where it stands in the list of its flow, for what is copied of it. */
  target?: PieceTarget;
  /** Goes to a step that is evidence; without it the evidence is not listed. */
  onStep?: (stepId: string) => void;
};

/** One finding: what was seen, what to change, who can, and where the rule stands. */
export function FindingCard({ finding, target, onStep }: Props) {
  const { rule, severity, confidence, owner, title, detail, fix, steps, references, part_of } = finding;
  const level = useContext(LevelContext);
  return (
    <article class={styles.card} data-severity={severity} aria-label={title}>
      <header class={styles.header}>
        <SeverityMark severity={severity} />
        <h3 class={styles.title}>{title}</h3>
        {target && <CopyMenu label="Copy this finding" target={target} />}
      </header>
      {detail && (
        <p class={styles.detail}>
          <Prose text={detail} />
        </p>
      )}
      {fix && (
        <p class={styles.fix}>
          <b>What to change</b> <Prose text={fix} />
        </p>
      )}
      <footer class={styles.footer}>
        {onStep && steps.length > 0 && (
          <span class={styles.evidence}>
            Evidence:{' '}
            {steps.map((id) => (
              <StepButton key={id} onClick={() => onStep(id)}>
                step {placeOf(id)}
              </StepButton>
            ))}
          </span>
        )}
        <span>Owner: {ownerWord(owner, rule)}</span>
        {level !== 'newcomer' && <span>Confidence: {confidence}</span>}
        {level === 'reviewer' && part_of && (
          <span>
            Part of <code>{part_of}</code>
          </span>
        )}
        <Links references={references} />
        {level !== 'newcomer' && <code class={styles.rule}>{rule}</code>}
      </footer>
    </article>
  );
}
