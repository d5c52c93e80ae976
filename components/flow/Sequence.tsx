import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { ReportFlow } from '../../lib/report/report.ts';
import type { Inspected } from '../state/inspected.ts';
import { focusPane } from '../controls/focus-pane.ts';
import { FoldLine } from './FoldLine.tsx';
import { foldLines } from './fold-lines.ts';
import { LaneHeader } from './LaneHeader.tsx';
import { lanesOf } from './lanes.ts';
import { Legend } from './Legend.tsx';
import styles from './Sequence.module.css';
import { sequenceLines } from './sequence-lines.ts';
import { StepLine } from './StepLine.tsx';
import { WaitLine } from './WaitLine.tsx';

type Props = {
  flow: ReportFlow;
  inspected: Inspected;
  selected: string | undefined;
  /** Marks a step; its detail shows where there is room. */
  onMark: (stepId: string) => void;
  /** Opens a step's detail. */
  onOpen: (stepId: string) => void;
  /** Flows nested in this one, and how to open one. */
  nested: readonly ReportFlow[];
  onFlow: (flowId: string) => void;
};

/** The flow as a sequence diagram that reads as a list: lanes at the left, words at the right. Arrow keys walk the steps. */
export function Sequence({ flow, inspected, selected, onMark, onOpen, nested, onFlow }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const pointed = useSignal<string | undefined>(undefined);
  const lanes = lanesOf(flow);
  const lines = sequenceLines(flow, inspected);
  const opened = useSignal<ReadonlySet<string>>(new Set());
  const shown = foldLines(lines, selected, opened.value);
  useEffect(() => {
    const chosen = list.current?.querySelector('[aria-selected=true]');
    if (list.current?.contains(document.activeElement)) chosen?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  const walk = (event: KeyboardEvent) => {
    const steps = shown.flatMap((line) => (line.type === 'step' ? [line.step] : []));
    const at = steps.findIndex(({ id }) => id === selected);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: steps.length - 1 }[event.key];
    const step = next === undefined ? undefined : steps[next];
    if (event.key === 'Enter' && selected) {
      onOpen(selected);
      focusPane('step');
    }
    if (next !== undefined) event.preventDefault();
    if (step) onMark(step.id);
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
        aria-activedescendant={selected && `step-${selected}`}
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
                  selected={line.step.id === selected}
                  pointed={pointed.value}
                  onPoint={(thread) => (pointed.value = thread)}
                  onSelect={() => onOpen(line.step.id)}
                />
              );
            case 'fold':
              return (
                <FoldLine
                  key={`fold ${line.id}`}
                  words={line.words}
                  lanes={lanes}
                  onOpen={() => (opened.value = new Set([...opened.value, line.id]))}
                />
              );
            case 'wait':
              return (
                <WaitLine
                  key={`wait ${index}`}
                  ms={line.ms}
                  flow={flow}
                  lanes={lanes}
                  nested={nested}
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
