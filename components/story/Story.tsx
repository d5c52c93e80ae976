import type { ReportFlow } from '../../lib/report/report.ts';
import { besideStory, eventPlace, eventTone, eventWords } from '../../lib/telling/sign-in-events.ts';
import { stepName } from '../../lib/telling/step.ts';
import { storyOf, storyStatusWords, type StoryPart } from '../../lib/telling/story.ts';
import styles from './Story.module.css';

type Props = {
  flow: ReportFlow;
  onStep: (stepId: string) => void;
};

/** The flow as textbooks tell it: eleven parts, each with the step that shows it. Nothing where textbooks tell another story. */
export function Story({ flow, onStep }: Props) {
  const parts = storyOf(flow);
  if (parts.length === 0) return null;
  return (
    <div class={styles.story}>
      <h3 class={styles.title}>The story, in eleven steps</h3>
      <p class={styles.about}>
        The first site is the app, the second the one that knows the person and keeps their things. This is
        how OAuth is told in general, and where this login shows it.
      </p>
      <ol class={styles.parts}>
        {parts.map((part) => (
          <Part key={part.place} part={part} flow={flow} onStep={onStep} />
        ))}
      </ol>
      <Beside flow={flow} />
    </div>
  );
}

/** What the story leaves out: what became of the app's own session. */
function Beside({ flow: { events } }: Pick<Props, 'flow'>) {
  if (!events?.length) return null;
  return (
    <>
      <p class={styles.about}>{besideStory}</p>
      <ul class={styles.beside}>
        {events.map((event, at) => (
          <li key={at} data-tone={eventTone(event)}>
            {eventPlace(event)}
            {eventWords(event)}
          </li>
        ))}
      </ul>
    </>
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
        <span class={styles.status}>{storyStatusWords[part.status]}</span>
      ) : (
        <button type="button" class={styles.link} onClick={() => onStep(step.id)}>
          {storyStatusWords[part.status]}: {stepName(flow, step)}
        </button>
      )}
    </li>
  );
}
