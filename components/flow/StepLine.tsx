import { glossaryEntry } from '../../lib/explain/glossary.ts';
import { explainStep } from '../../lib/explain/step.ts';
import { endpointOf } from '../../lib/exchange/parameters.ts';
import type { ReportStep } from '../../lib/report/report.ts';
import { notSeenTitle } from '../../lib/telling/gaps.ts';
import { deliveryWords, isGood } from '../../lib/telling/delivery.ts';
import type { BreakPoint } from '../../lib/telling/standing.ts';
import { notVisible } from '../../lib/telling/step.ts';
import { Icon } from '../controls/Icon.tsx';
import type { Position } from '../controls/VirtualRows.tsx';
import { SeverityMark } from '../finding/SeverityMark.tsx';
import { Arrow } from './Arrow.tsx';
import type { Lane } from '../../lib/sequence/lanes.ts';
import type { SequenceLine } from '../../lib/sequence/sequence-lines.ts';
import { stopId } from './sequence-stops.ts';
import styles from './StepLine.module.css';
import { duration } from '../../lib/telling/time.ts';

type Props = {
  line: Extract<SequenceLine, { type: 'step' }>;
  lanes: readonly Lane[];
  position: Position;
  /** Whether the flow broke here, was refused, or went no further. */
  broke: BreakPoint['type'] | undefined;
  /** Why, in a few words. */
  label: string | undefined;
  selected: boolean;
  /** What could not be seen of it, in sentences. */
  gaps: readonly string[];
  /** Whether what is looked for stands here. */
  hit: boolean;
  /** Whether it carries the value that is followed, and whether it should. */
  carries: 'right' | 'wrong' | undefined;
  /** The thread the reader points at, and how to point at one. */
  pointed: string | undefined;
  onPoint: (thread: string | undefined) => void;
  onSelect: () => void;
};

/** One step: its arrow, its name, what it asked where, what came back, when. */
export function StepLine(props: Props) {
  const { line, lanes, position, broke, label, gaps, selected, hit, carries, pointed, onPoint, onSelect } =
    props;
  const { step, place, findings, channel } = line;
  const answer = step.delivery && deliveryWords(step.delivery, step.status);
  const worst = findings[0]?.severity;
  return (
    <div
      id={stopId('step', step.id)}
      role="option"
      aria-posinset={position.at}
      aria-setsize={position.of}
      aria-selected={selected}
      class={styles.step}
      data-hidden={!step.observed}
      data-broke={broke}
      data-hit={hit}
      data-carries={carries}
      onClick={onSelect}
    >
      <Arrow
        lanes={lanes}
        step={step}
        channel={channel}
        carried={line.carried}
        answered={answered(step)}
        broke={broke}
      />
      <div class={styles.words}>
        <div class={styles.first}>
          <span class={styles.place}>{place}</span>
          <span class={styles.title}>{explainStep(step).title}</span>
          {line.call && <code class={styles.call}>{line.call}</code>}
          {hit && (
            <span class={styles.hit}>
              <Icon name="search" title="What is looked for stands here" />
            </span>
          )}
          {carries && (
            <span class={styles.carries} data-carries={carries}>
              <Icon name="key" title="The followed value is here" />
            </span>
          )}
          {worst && <SeverityMark severity={worst} short count={findings.length} />}
          {line.threads.length > 0 && (
            <span class={styles.threads}>
              {line.threads.map((thread) => (
                <span
                  key={thread}
                  class={styles.thread}
                  data-lit={thread === pointed}
                  title={`The same ${thread} travels in other steps.${meaningOf(thread)}`}
                  onMouseEnter={() => onPoint(thread)}
                  onMouseLeave={() => onPoint(undefined)}
                >
                  {thread}
                </span>
              ))}
            </span>
          )}
          <span
            class={styles.offset}
            title={line.duration === undefined ? undefined : `took ${duration(line.duration)}`}
          >
            {place > 1 && `+${duration(line.offset)}`}
          </span>
        </div>
        <div class={styles.second}>
          <span class={styles.told}>
            {step.observed ? <Target step={step} /> : <span class={styles.unseen}>{notVisible}</span>}
            {line.carried.sent && step.to !== 'client' && (
              <span class={styles.sent}>{line.carried.sent}</span>
            )}
            {answer && (
              <span class={styles.answer} data-good={step.delivery && isGood(step.delivery)} title={answer}>
                {answer}
              </span>
            )}
            {label && <span class={styles.label}>{label}</span>}
          </span>
          <Status status={step.status} isFine={step.delivery?.result === 'not_yet'} />
        </div>
        {gaps.map((gap) => (
          <div key={gap} class={styles.gap}>
            <Icon name="eye" title={notSeenTitle} />
            <span>{gap}</span>
          </div>
        ))}
      </div>
    </div>
  );
}

function answered({ status, delivery }: ReportStep): boolean | undefined {
  return status === null ? undefined : delivery === null || isGood(delivery);
}

function Status({ status, isFine }: { status: number | null; isFine: boolean }) {
  if (status === null) return null;
  return (
    <span class={styles.status} data-bad={!isFine && (status === 0 || status >= 400)}>
      {status === 0 ? 'no answer' : status}
    </span>
  );
}

/** Method and address. Where it is cut, the host gives way before the path; the tooltip has it whole. */
function Target({ step: { method, url } }: { step: ReportStep }) {
  const address = url === null ? '' : endpointOf(url);
  const [, host = address, path = ''] = /^(?:https:\/\/)?((?:\w+:\/\/)?[^/]*)(\/.*)?$/.exec(address) ?? [];
  return (
    <span class={styles.target} title={`${method ?? ''} ${address}`.trim()}>
      <span class={styles.method}>{method} </span>
      <span class={styles.host}>{host}</span>
      <span class={styles.path}>{path}</span>
    </span>
  );
}

function meaningOf(thread: string): string {
  const entry = glossaryEntry(thread.toLowerCase().replaceAll(' ', '-'));
  return entry ? ` ${entry.term}: ${entry.answer}` : '';
}
