import { focusPane } from '../controls/focus-pane.ts';
import { Icon } from '../controls/Icon.tsx';
import type { InspectorState } from '../state/inspector-state.ts';
import { TextButton } from '../controls/TextButton.tsx';
import styles from './FlowList.module.css';
import { FlowRow } from './FlowRow.tsx';

type Props = { state: InspectorState };

/** All flows, the latest first, with a filter. Arrow keys walk them, Enter opens one. */
export function FlowList({ state }: Props) {
  const shown = state.shownFlows.value;
  const chosen = state.flow.value?.key;
  const walk = (event: KeyboardEvent) => {
    const at = shown.findIndex(({ key }) => key === chosen);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: shown.length - 1, Enter: at }[event.key];
    const entry = next === undefined ? undefined : shown[next];
    if (next !== undefined) event.preventDefault();
    if (!entry) return;
    const before = state.depth.value;
    state.selectFlow(entry.key);
    if (event.key === 'Enter') focusPane('flow');
    else state.depth.value = before;
  };
  return (
    <>
      <div class={styles.filter}>
        <label class={styles.search}>
          <Icon name="search" />
          <input
            type="search"
            placeholder="Filter: host, client, error, rule"
            aria-label="Filter flows"
            value={state.filter.value}
            onInput={(event) => (state.filter.value = event.currentTarget.value)}
          />
        </label>
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
      <div
        class={styles.rows}
        role="listbox"
        aria-label="Flows"
        tabIndex={0}
        aria-activedescendant={chosen && `flow-row-${chosen}`}
        onKeyDown={walk}
      >
        {shown.map((entry) => (
          <FlowRow
            key={entry.key}
            entry={entry}
            selected={entry.key === chosen}
            tab={state.tab}
            onSelect={() => state.selectFlow(entry.key)}
          />
        ))}
      </div>
      {shown.length === 0 && <NothingShown state={state} />}
    </>
  );
}

function NothingShown({ state }: Props) {
  const hidden = state.flows.value.length;
  return (
    <p class={styles.nothing}>
      {hidden} {hidden === 1 ? 'flow does' : 'flows do'} not fit the filter.{' '}
      <TextButton
        onClick={() => {
          state.filter.value = '';
          state.onlyTab.value = false;
        }}
      >
        Show all
      </TextButton>
    </p>
  );
}
