import { explainStep } from '../../lib/explain/step.ts';
import { endpointOf } from '../../lib/exchange/parameters.ts';
import { SeverityMark } from '../finding/SeverityMark.tsx';
import { isStillWaiting } from '../step/answer.ts';
import { Arrow } from './Arrow.tsx';
import type { Lane } from './lanes.ts';
import type { SequenceLine } from './sequence-lines.ts';
import styles from './StepLine.module.css';
import { duration } from './time.ts';

type Props = {
  line: Extract<SequenceLine, { type: 'step' }>;
  lanes: readonly Lane[];
  selected: boolean;
  /** The thread the reader points at, and how to point at one. */
  pointed: string | undefined;
  onPoint: (thread: string | undefined) => void;
  onSelect: () => void;
};

/** One step: its arrow, its name, what it asked where, what came back, when. */
export function StepLine({ line, lanes, selected, pointed, onPoint, onSelect }: Props) {
  const { step, place, answer, findings, channel } = line;
  const worst = findings[0]?.severity;
  return (
    <div
      id={`step-${step.id}`}
      role="option"
      aria-selected={selected}
      class={styles.step}
      data-hidden={!step.observed}
      onClick={onSelect}
    >
      <Arrow lanes={lanes} step={step} channel={channel} answered={answered(line)} />
      <div class={styles.words}>
        <div class={styles.first}>
          <span class={styles.place}>{place}</span>
          <span class={styles.title}>{explainStep(step).title}</span>
          {worst && <SeverityMark severity={worst} short count={findings.length} />}
          <span class={styles.threads}>
            {line.threads.map((thread) => (
              <span
                key={thread}
                class={styles.thread}
                data-lit={thread === pointed}
                title={`The same ${thread} travels in other steps`}
                onMouseEnter={() => onPoint(thread)}
                onMouseLeave={() => onPoint(undefined)}
              >
                {thread}
              </span>
            ))}
          </span>
          <span
            class={styles.offset}
            title={line.duration === undefined ? undefined : `took ${duration(line.duration)}`}
          >
            {place > 1 && `+${duration(line.offset)}`}
          </span>
        </div>
        <div class={styles.second}>
          {step.observed ? (
            <span class={styles.target}>
              {step.method} {step.url && shortUrl(step.url)}
            </span>
          ) : (
            <span class={styles.unseen}>not visible here</span>
          )}
          {answer && (
            <span class={styles.answer} data-good={answer.good}>
              {answer.text}
            </span>
          )}
          <Status status={step.status} isFine={answer !== undefined && isStillWaiting(answer.text)} />
        </div>
      </div>
    </div>
  );
}

function answered({ step, answer }: Props['line']): boolean | undefined {
  return step.status === null ? undefined : (answer?.good ?? true);
}

function Status({ status, isFine }: { status: number | null; isFine: boolean }) {
  if (status === null) return null;
  return (
    <span class={styles.status} data-bad={!isFine && (status === 0 || status >= 400)}>
      {status === 0 ? 'no answer' : status}
    </span>
  );
}

function shortUrl(url: string): string {
  return endpointOf(url).replace(/^https:\/\//, '');
}
