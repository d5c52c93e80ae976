import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { ReportFlow } from '../../lib/report/report.ts';
import { labelAtStep } from '../../lib/telling/cause-label.ts';
import { gapsAt } from '../../lib/telling/gaps.ts';
import { breakPointOf } from '../../lib/telling/standing.ts';
import type { TrailTold } from '../../lib/telling/trail.ts';
import type { Inspected } from '../state/inspected.ts';
import { focusPane } from '../controls/focus-pane.ts';
import { VirtualRows, type Position } from '../controls/VirtualRows.tsx';
import { isMeantForText } from '../controls/key-target.ts';
import { BrowserLine } from './BrowserLine.tsx';
import { EventLine } from './EventLine.tsx';
import { FoldLine } from './FoldLine.tsx';
import { foldLines, type FoldedLines } from '../../lib/sequence/fold-lines.ts';
import { LaneHeader } from './LaneHeader.tsx';
import { lanesOf } from '../../lib/sequence/lanes.ts';
import { Legend } from './Legend.tsx';
import styles from './Sequence.module.css';
import { PagesLine } from './PagesLine.tsx';
import { sequenceLines, type SequenceLine } from '../../lib/sequence/sequence-lines.ts';
import { isWalkingKey, nextStop, stopId, stopsOf, type Stop } from './sequence-stops.ts';
import { StepLine } from './StepLine.tsx';
import { useBreakInSight } from './use-break-in-sight.ts';
import { WaitLine } from './WaitLine.tsx';

type Props = {
  flow: ReportFlow;
  inspected: Inspected;
  /** The way of the value that is followed. */
  trail: TrailTold | undefined;
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
export function Sequence({ flow, inspected, trail, selected, hits, onMark, onOpen, onFlow }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const pointed = useSignal<string | undefined>(undefined);
  const opened = useSignal<ReadonlySet<string>>(new Set());
  /** Where the keyboard stands when it is not at the selected step. */
  const aside = useSignal<string | undefined>(undefined);
  const lanes = useMemo(() => lanesOf(flow), [flow]);
  const lines = useMemo(() => sequenceLines(flow, inspected), [flow, inspected]);
  const broke = breakPointOf(flow);
  const shown = useMemo(() => foldLines(lines, selected, opened.value), [lines, selected, opened.value]);
  const stops = useMemo(() => stopsOf(shown), [shown]);
  const at = aside.value ?? (selected && stopId('step', selected));
  const kept = useMemo(
    () => shown.findIndex((line) => stopsOf([line]).some(({ id }) => id === at)),
    [shown, at],
  );
  const places = useMemo(() => new Map(stops.map(({ id }, place) => [id, place + 1])), [stops]);
  const positionOf = (type: Stop['type'], target: string): Position => ({
    at: places.get(stopId(type, target)),
    of: stops.length,
  });
  const asideOf = ({ type, id }: { type: 'fold' | 'pages'; id: string }) => ({
    lanes,
    at,
    position: positionOf(type, id),
  });
  useLayoutEffect(() => {
    if (list.current?.contains(document.activeElement) && at)
      document.getElementById(at)?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  useBreakInSight(list, broke && stopId('step', broke.step.id));
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
    if (isMeantForText(event)) return;
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
    <div class={styles.sequence} data-many={lanes.length > 3} style={{ '--lanes': lanes.length }}>
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
        <VirtualRows items={shown} keyOf={keyOf} estimate={52} kept={kept}>
          {(line) => {
            switch (line.type) {
              case 'step':
                return (
                  <StepLine
                    line={line}
                    lanes={lanes}
                    position={positionOf('step', line.step.id)}
                    broke={broke?.step.id === line.step.id ? broke.type : undefined}
                    label={labelAtStep(flow, line.step.id, broke?.step.id === line.step.id)}
                    gaps={gapsAt(flow.gaps, line.step.id)}
                    selected={line.step.id === selected}
                    hit={hits.includes(line.step.id)}
                    carries={carries(trail, line.step.id)}
                    pointed={pointed.value}
                    onPoint={(thread) => (pointed.value = thread)}
                    onSelect={() => onOpen(line.step.id)}
                  />
                );
              case 'fold':
                return <FoldLine {...asideOf(line)} line={line} onOpen={() => unfold(line.id)} />;
              case 'pages':
                return (
                  <PagesLine
                    {...asideOf(line)}
                    line={line}
                    open={opened.value.has(line.id)}
                    onOpen={() => togglePages(line.id)}
                  />
                );
              case 'wait':
                return (
                  <WaitLine
                    {...{ line, flow, lanes, at, onFlow }}
                    positionOf={(id) => positionOf('flow', id)}
                  />
                );
              case 'browser':
                return <BrowserLine act={line.act} isGuess={line.isGuess} lanes={lanes} />;
              case 'event':
                return <EventLine event={line.event} lanes={lanes} />;
            }
          }}
        </VirtualRows>
      </div>
      <Legend lines={lines} />
    </div>
  );
}

/** The same as long as the line stands for the same. */
function keyOf(line: SequenceLine | FoldedLines, place: number): string {
  switch (line.type) {
    case 'step':
      return `step ${line.place}`;
    case 'fold':
    case 'pages':
      return `${line.type} ${line.id}`;
    case 'wait':
      return `wait ${place}`;
    case 'browser':
      return `browser ${line.place}`;
    case 'event':
      return `event ${line.place}`;
  }
}

/** Whether a step carries the value that is followed, and whether it should. */
function carries(trail: TrailTold | undefined, stepId: string): 'right' | 'wrong' | undefined {
  const stop = trail?.stops.find(({ step }) => step === stepId);
  return stop && (stop.wrong === undefined ? 'right' : 'wrong');
}
