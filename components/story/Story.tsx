import type { ReportFlow } from '../../lib/report/report.ts';
import { stepName } from '../../lib/telling/step.ts';
import { storyOf, type StoryPart } from '../../lib/telling/story.ts';
import styles from './Story.module.css';

type Props = {
  flow: ReportFlow;
  onStep: (stepId: string) => void;
};

const status: Readonly<Record<StoryPart['status'], string>> = {
  seen: 'seen',
  concluded: 'not visible here, but it must have happened',
  unseen: 'not seen',
};

/** The flow as textbooks tell it: eleven parts, each with the step that shows it. */
export function Story({ flow, onStep }: Props) {
  return (
    <div class={styles.story}>
      <p class={styles.about}>
        The first site is the app, the second the one that knows the person and keeps their things. This is
        how OAuth is told in general, and where this login shows it.
      </p>
      <ol class={styles.parts}>
        {storyOf(flow).map((part) => (
          <Part key={part.place} part={part} flow={flow} onStep={onStep} />
        ))}
      </ol>
    </div>
  );
}

type PartProps = Props & { part: StoryPart };

function Part({ part, flow, onStep }: PartProps) {
  const { sentence } = part;
  const step = flow.steps.find(({ id }) => id === part.step);
  return (
    <li class={styles.part} data-status={part.status}>
      <span class={styles.place}>{part.place}</span>
      <span class={styles.sentence}>{sentence}</span>
      {step === undefined ? (
        <span class={styles.status}>{status[part.status]}</span>
      ) : (
        <button type="button" class={styles.link} onClick={() => onStep(step.id)}>
          {status[part.status]}: {stepName(flow, step)}
        </button>
      )}
    </li>
  );
}
