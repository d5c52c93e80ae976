import type { RefObject } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { focusPane } from '../controls/focus-pane.ts';
import { Icon } from '../controls/Icon.tsx';
import { isMeantForText } from '../controls/key-target.ts';
import { useDrawn } from '../controls/use-drawn.ts';
import { walkedTo } from '../controls/walk.ts';
import { isCovered } from '../controls/use-escape.ts';
import { flowChips, type FlowChip } from '../state/flow-kinds.ts';
import { titleOf } from '../state/flow-list.ts';
import type { InspectorState } from '../state/inspector-state.ts';
import { TextButton } from '../controls/TextButton.tsx';
import { VirtualRows } from '../controls/VirtualRows.tsx';
import styles from './FlowList.module.css';
import { FlowRow } from './FlowRow.tsx';
import { MarkedStrip } from './MarkedStrip.tsx';
import { listRows, type ListRow } from './list-rows.ts';

type Props = { state: InspectorState };

/** All flows, the latest first, with a filter. Arrow keys walk them, Enter opens one. */
export function FlowList({ state }: Props) {
  const shown = state.shownFlows.value;
  const chosen = state.flow.value?.key;
  const box = useRef<HTMLInputElement>(null);
  useSlash(box);
  const at = useMemo(() => shown.findIndex(({ key }) => key === chosen), [shown, chosen]);
  const listed = useMemo(() => listRows(shown), [shown]);
  const kept = useMemo(
    () => listed.findIndex((row) => row.type === 'flow' && row.place === at),
    [listed, at],
  );
  const rows = useRef<HTMLDivElement>(null);
  // Before anything is painted: the frame that shows the choice shows it in sight.
  useLayoutEffect(() => {
    if (chosen && (rows.current === document.activeElement || state.isShownUnasked.peek()))
      document.getElementById(`flow-row-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const { comparing } = state;
  const markedKey = comparing.marked.value;
  const choose = (key: string): void => {
    const other = comparing.marked.value;
    if (other !== undefined && other !== key) comparing.mark(key);
    else state.selectFlow(key);
  };
  const alsoChoose = (key: string): void => {
    const other = comparing.marked.value ?? state.flow.value?.key;
    if (other !== undefined) comparing.compare(other, key);
  };
  const drawn = useDrawn();
  const drawnRow = ({ entry, place }: Extract<ListRow, { type: 'flow' }>) => {
    const selected = entry.key === chosen;
    const title = titleOf(entry, state.inspected.value);
    const position = { at: place + 1, of: shown.length };
    const marked = entry.key === markedKey;
    return drawn(entry.key, [entry, selected, marked, title, place, shown.length, state], () => (
      <FlowRow
        entry={entry}
        selected={selected}
        marked={marked}
        position={position}
        title={title}
        tab={state.tab}
        onSelect={() => choose(entry.key)}
        onAlso={() => alsoChoose(entry.key)}
      />
    ));
  };
  const walk = (event: KeyboardEvent) => {
    if (isMeantForText(event)) return;
    if (event.key === 'x' && chosen !== undefined) {
      event.preventDefault();
      comparing.mark(chosen);
      return;
    }
    const next = event.key === 'Enter' ? at : walkedTo(event.key, at, shown.length);
    const entry = next === undefined ? undefined : shown[next];
    if (next !== undefined) event.preventDefault();
    if (!entry) return;
    const before = state.depth.value;
    state.selectFlow(entry.key);
    if (event.key === 'Enter') focusPane('flow');
    else state.depth.value = before;
  };
  return (
    <div class={styles.list}>
      <div class={styles.filter}>
        <label class={styles.search}>
          <Icon name="search" />
          <input
            type="search"
            placeholder="Search: any value, host:, cause:, -word"
            aria-label="Search flows"
            title={searchHelp}
            aria-keyshortcuts="/"
            ref={box}
            value={state.filter.value}
            onInput={(event) => state.lookFor(event.currentTarget.value)}
          />
        </label>
        <Chips state={state} />
        {state.tab !== undefined && (
          <label class={styles.scope}>
            <input
              type="checkbox"
              checked={state.onlyTab.value}
              onChange={(event) => (state.onlyTab.value = event.currentTarget.checked)}
            />
            This tab only
          </label>
        )}
      </div>
      {markedKey !== undefined && <MarkedStrip onCancel={() => comparing.unmark()} />}
      <div
        class={styles.rows}
        ref={rows}
        data-scrolls
        role="listbox"
        aria-label="Flows"
        tabIndex={0}
        aria-activedescendant={chosen && `flow-row-${chosen}`}
        onKeyDown={walk}
      >
        <VirtualRows items={listed} keyOf={keyOf} estimate={58} beyond={8} kept={kept}>
          {(row) =>
            row.type === 'day' ? (
              <div class={styles.day} role="presentation">
                {row.words}
              </div>
            ) : (
              drawnRow(row)
            )
          }
        </VirtualRows>
      </div>
      {shown.length === 0 && <NothingShown state={state} />}
    </div>
  );
}

function keyOf(row: ListRow): string {
  return row.type === 'day' ? `day ${row.words}` : row.entry.key;
}

const searchHelp =
  'Looks everywhere: addresses, parameters, headers, bodies, claims. host: client: rule: cause: step: outcome: look in one place; -word leaves out.';

const chipWords: Readonly<Record<FlowChip, string>> = {
  all: 'All',
  failed: 'Failed',
  unclear: 'Unclear',
  findings: 'Findings',
  pending: 'In progress',
};

/** More than this are not counted at a glance. */
const few = 20;

/**
 * Kinds of flows with how many there are; kinds without any are left out, as long as they are not chosen. While a file is read its last
 * flow is always in progress: the line stays, so that the list below it does.
 */
function Chips({ state }: Props) {
  const counts = state.counts.value;
  const shown = flowChips.filter((chip) => chip === 'all' || chip === state.chip.value || counts[chip] > 0);
  const tellsNothing = shown.length < 3 && state.chip.value === 'all' && state.flows.value.length <= few;
  if (tellsNothing && !state.inspected.value.isPartial) return null;
  return (
    <div class={styles.chips} role="group" aria-label="Kinds of flows">
      {shown.map((chip) => (
        <button
          key={chip}
          type="button"
          class={styles.chip}
          aria-pressed={chip === state.chip.value}
          onClick={() => (state.chip.value = chip)}
        >
          {chipWords[chip]} <span class={styles.count}>{counts[chip]}</span>
        </button>
      ))}
    </div>
  );
}

/** "/" goes to the search from wherever nothing is typed. */
function useSlash(box: RefObject<HTMLInputElement | null>): void {
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || isMeantForText(event) || isCovered()) return;
      event.preventDefault();
      box.current?.focus();
      box.current?.select();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [box]);
}

function NothingShown({ state }: Props) {
  const hidden = state.flows.value.length;
  return (
    <p class={styles.nothing}>
      {hidden} {hidden === 1 ? 'flow does' : 'flows do'} not fit what is looked for.{' '}
      <TextButton onClick={() => state.showAll()}>Show all</TextButton>
    </p>
  );
}
