import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { ReportFlow } from '../../lib/report/report.ts';
import { breakPointOf } from '../../lib/telling/standing.ts';
import type { Inspected } from '../state/inspected.ts';
import { focusPane } from '../controls/focus-pane.ts';
import { FoldLine } from './FoldLine.tsx';
import { foldLines } from './fold-lines.ts';
import { LaneHeader } from './LaneHeader.tsx';
import { lanesOf } from './lanes.ts';
import { Legend } from './Legend.tsx';
import styles from './Sequence.module.css';
import { PagesLine } from './PagesLine.tsx';
import { sequenceLines } from './sequence-lines.ts';
import { isWalkingKey, nextStop, stopId, stopsOf, type Stop } from './sequence-stops.ts';
import { StepLine } from './StepLine.tsx';
import { WaitLine } from './WaitLine.tsx';

type Props = {
  flow: ReportFlow;
  inspected: Inspected;
  selected: string | undefined;
  /** Ids of the steps that have what is looked for. */
  hits: readonly string[];
  /** Marks a step; its detail shows where there is room. */
  onMark: (stepId: string) => void;
  /** Opens a step's detail. */
  onOpen: (stepId: string) => void;
  /** Opens a flow nested in this one. */
  onFlow: (flowId: string) => void;
};

/** The flow as a sequence diagram that reads as a list: lanes at the left, words at the right. Arrow keys walk its lines. */
export function Sequence({ flow, inspected, selected, hits, onMark, onOpen, onFlow }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const pointed = useSignal<string | undefined>(undefined);
  const opened = useSignal<ReadonlySet<string>>(new Set());
  /** Where the keyboard stands when it is not at the selected step. */
  const aside = useSignal<string | undefined>(undefined);
  const lanes = lanesOf(flow);
  const lines = sequenceLines(flow, inspected);
  const broke = breakPointOf(flow);
  const shown = foldLines(lines, selected, opened.value);
  const at = aside.value ?? (selected && stopId('step', selected));
  useEffect(() => {
    if (list.current?.contains(document.activeElement) && at)
      document.getElementById(at)?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  useEffect(() => {
    aside.value = undefined;
  }, [selected]);
  const unfold = (id: string) => {
    opened.value = new Set([...opened.value, id]);
    onMark(id);
  };
  const togglePages = (id: string) => {
    const others = [...opened.value].filter((one) => one !== id);
    opened.value = new Set(opened.value.has(id) ? others : [...others, id]);
  };
  const open = ({ type, target }: Stop) => {
    if (type === 'fold') return unfold(target);
    if (type === 'pages') return togglePages(target);
    if (type === 'flow') onFlow(target);
    else onOpen(target);
    focusPane(type);
  };
  const walk = (event: KeyboardEvent) => {
    const stops = stopsOf(shown);
    const here = stops.find(({ id }) => id === at);
    if (event.key === 'Enter' && here) open(here);
    if (!isWalkingKey(event.key)) return;
    event.preventDefault();
    const next = nextStop(stops, at, event.key);
    if (!next) return;
    aside.value = next.type === 'step' ? undefined : next.id;
    if (next.type === 'step') onMark(next.target);
  };
  return (
    <div class={styles.sequence} style={{ '--lanes': lanes.length }}>
      <LaneHeader lanes={lanes} />
      <div
        class={styles.lines}
        ref={list}
        role="listbox"
        aria-label="Steps"
        tabIndex={0}
        aria-activedescendant={at}
        onKeyDown={walk}
      >
        {shown.map((line, index) => {
          switch (line.type) {
            case 'step':
              return (
                <StepLine
                  key={line.place}
                  line={line}
                  lanes={lanes}
                  broke={broke?.step.id === line.step.id ? broke.type : undefined}
                  selected={line.step.id === selected}
                  hit={hits.includes(line.step.id)}
                  pointed={pointed.value}
                  onPoint={(thread) => (pointed.value = thread)}
                  onSelect={() => onOpen(line.step.id)}
                />
              );
            case 'fold':
              return (
                <FoldLine
                  key={`fold ${line.id}`}
                  id={line.id}
                  words={line.words}
                  lanes={lanes}
                  at={at}
                  onOpen={() => unfold(line.id)}
                />
              );
            case 'pages':
              return (
                <PagesLine
                  key={`pages ${line.id}`}
                  line={line}
                  lanes={lanes}
                  at={at}
                  open={opened.value.has(line.id)}
                  onToggle={() => togglePages(line.id)}
                />
              );
            case 'wait':
              return (
                <WaitLine
                  key={`wait ${index}`}
                  line={line}
                  flow={flow}
                  lanes={lanes}
                  at={at}
                  onFlow={onFlow}
                />
              );
          }
        })}
      </div>
      <Legend lines={lines} />
    </div>
  );
}
