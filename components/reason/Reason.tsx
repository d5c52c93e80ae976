import { useContext } from 'preact/hooks';
import type { ReportDiagnosis, ReportFlow } from '../../lib/report/report.ts';
import { fixLead, hedgeOf, proofWords, whyBesideQuote } from '../../lib/telling/reason.ts';
import { stepNumberIn } from '../../lib/telling/step.ts';
import { LevelContext } from '../controls/level-context.ts';
import { TextButton } from '../controls/TextButton.tsx';
import { Prose } from '../glossary/Prose.tsx';
import { Comparison } from './Comparison.tsx';
import styles from './Reason.module.css';

type Props = {
  flow: ReportFlow;
  reason: ReportDiagnosis;
  /** Opens a step; without it steps are only named. */
  onStep?: (stepId: string) => void;
};

/** One reason: the cause in a sentence, the page's own words, the values that differ, and what to do. */
export function Reason({ flow, reason, onStep }: Props) {
  const stepLabel = (id: string): string | undefined => stepNumberIn(flow, id);
  const known = { stepLabel, onStep };
  const level = useContext(LevelContext);
  return (
    <div class={styles.reason}>
      <p class={styles.why}>
        {hedgeOf(reason)}
        <Prose text={whyBesideQuote(reason)} />
      </p>
      {reason.quote?.text && <Quote quote={reason.quote} {...known} />}
      {reason.compared && reason.compared.length > 0 && (
        <Comparison comparisons={reason.compared} {...known} />
      )}
      <p>
        <b>{fixLead(reason)} </b>
        <Prose text={reason.fix} />
      </p>
      {reason.tell_apart && reason.tell_apart !== reason.fix && (
        <p>
          <b>How to tell: </b>
          <Prose text={reason.tell_apart} />
        </p>
      )}
      {level === 'reviewer' && <Basis reason={reason} {...known} />}
    </div>
  );
}

type BasisProps = Omit<QuoteProps, 'quote'> & { reason: ReportDiagnosis };

/** How sure a reason is, and what it rests on. */
function Basis({ reason: { confidence, proof, steps }, stepLabel, onStep }: BasisProps) {
  return (
    <p class={styles.basis}>
      Confidence: {confidence}.{proof && ` Rests on ${proofWords[proof]}.`}
      {steps?.map((id) => {
        const label = stepLabel(id);
        if (label === undefined) return null;
        return (
          <span key={id}>
            {' '}
            {onStep ? <TextButton onClick={() => onStep(id)}>{label}</TextButton> : label}
          </span>
        );
      })}
    </p>
  );
}

type QuoteProps = {
  quote: NonNullable<ReportDiagnosis['quote']>;
  stepLabel: (stepId: string) => string | undefined;
  onStep: ((stepId: string) => void) | undefined;
};

/** What a page or an answer said itself, and who said it where. */
function Quote({ quote: { text, host, step }, stepLabel, onStep }: QuoteProps) {
  const where = step === null ? undefined : stepLabel(step);
  return (
    <blockquote class={styles.quote}>
      <q>{text}</q>
      <footer>
        {host}
        {where !== undefined && step !== null && (
          <>, {onStep ? <TextButton onClick={() => onStep(step)}>{where}</TextButton> : where}</>
        )}
      </footer>
    </blockquote>
  );
}
