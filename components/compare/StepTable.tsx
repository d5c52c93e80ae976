import { deliveryWords, isGood } from '../../lib/telling/delivery.ts';
import type { ReportFlow } from '../../lib/report/report.ts';
import type { ComparedStep, ComparedTold } from '../../lib/telling/compared.ts';
import { placeOf } from '../../lib/telling/step.ts';
import { StepButton } from '../controls/StepButton.tsx';
import type { OpenStep } from './DifferenceList.tsx';
import styles from './StepTable.module.css';

type Props = Pick<ComparedTold, 'steps'> & {
  headings: readonly [string, string];
  flows: readonly [ReportFlow, ReportFlow];
  onStep: OpenStep;
};

/** The steps of two logins side by side; one that a login does not have is a gap. */
export function StepTable({ steps, headings, flows, onStep }: Props) {
  return (
    <table class={styles.steps}>
      <thead>
        <tr>
          <th scope="col">{headings[0]}</th>
          <th scope="col">{headings[1]}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map((pair) => (
          <tr key={pair.steps.join(' ')} data-state={stateOf(pair)}>
            <Side pair={pair} at={0} flow={flows[0]} onStep={onStep[0]} />
            <Side pair={pair} at={1} flow={flows[1]} onStep={onStep[1]} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function stateOf({ steps, differs }: ComparedStep): 'missing' | 'differs' | 'alike' {
  if (steps.includes(null)) return 'missing';
  return differs.length > 0 ? 'differs' : 'alike';
}

type SideProps = {
  pair: ComparedStep;
  at: 0 | 1;
  flow: ReportFlow;
  onStep: ((stepId: string) => void) | undefined;
};

function Side({ pair: { titles, steps, differs }, at, flow, onStep }: SideProps) {
  const id = steps[at];
  const step = flow.steps.find((one) => one.id === id);
  if (id === null || !step) return <td class={styles.gap}>no such step</td>;
  const answer = step.delivery && deliveryWords(step.delivery, step.status);
  return (
    <td data-broke={flow.broken_step === id} data-unseen={!step.observed}>
      <span class={styles.place}>{placeOf(id)}</span>{' '}
      {onStep ? <StepButton onClick={() => onStep(id)}>{titles[at]}</StepButton> : titles[at]}
      {answer && (
        <span class={styles.answer} data-good={step.delivery !== null && isGood(step.delivery)}>
          {' '}
          {answer}
        </span>
      )}
      {at === 1 && differs.length > 0 && <div class={styles.differs}>differs: {differs.join(', ')}</div>}
    </td>
  );
}
