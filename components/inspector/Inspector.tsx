import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useCallback, useMemo } from 'preact/hooks';
import type { Followed } from '../../lib/telling/trail.ts';
import { FollowingContext } from '../controls/following.ts';
import { LevelContext } from '../controls/level-context.ts';
import { focusPane } from '../controls/focus-pane.ts';
import { useEscape } from '../controls/use-escape.ts';
import { CompareView } from '../compare/CompareView.tsx';
import { CheckFailures } from '../finding/CheckFailures.tsx';
import { FlowList } from '../flow/FlowList.tsx';
import { FlowPane } from '../flow/FlowPane.tsx';
import { openStep } from '../flow/open-step.ts';
import { FileDrop } from '../share/FileDrop.tsx';
import { PasteArea } from '../paste/PasteArea.tsx';
import type { InspectorState } from '../state/inspector-state.ts';
import { StepPane } from '../step/StepPane.tsx';
import { Announcement } from './Announcement.tsx';
import { EmptyState } from './EmptyState.tsx';
import { Gaps } from './Gaps.tsx';
import styles from './Inspector.module.css';
import { KeysDialog } from './KeysDialog.tsx';
import { NoticeLine, type Notice } from '../controls/NoticeLine.tsx';
import { PaneHead } from './PaneHead.tsx';
import { ReadingBar, type Reading } from './ReadingBar.tsx';
import { Splitter } from './Splitter.tsx';
import { Toolbar, type ToolbarActions } from './Toolbar.tsx';
import { useKeys } from './use-keys.ts';

export type InspectorProps = {
  state: InspectorState;
  actions: ToolbarActions;
  paused: boolean;
  /** Name of the file shown in place of live traffic. */
  file?: string | undefined;
  /** A file that is being read. */
  reading?: Reading | undefined;
  /** What came of the last action, in one line. */
  notice?: Notice | undefined;
  onNoticeClose: () => void;
  onFile: (file: File, ...others: File[]) => void;
  /** Compares what is shown with a file. */
  onCompare?: ((file: File) => void) | undefined;
};

/** Flows, the selected flow, the selected step: three panes where there is room, two or one where there is not. */
export function Inspector(props: InspectorProps) {
  const { state, actions, paused, file, reading, notice, onNoticeClose, onFile, onCompare } = props;
  const leave = useLeave(state);
  const isListed = useSignal(false);
  useKeys(
    useCallback(() => (state.comparing.pair.value ? 'compare' : state.depth.value), [state]),
    useCallback(() => (isListed.value = true), [isListed]),
  );
  const pair = state.comparing.pair.value;
  const empty = state.flows.value.length === 0;
  return (
    <LevelContext.Provider value={state.level.value}>
      <FileDrop onFile={onFile} onCompare={empty ? undefined : onCompare}>
        <div class={styles.inspector}>
          <Toolbar
            actions={actions}
            paused={paused}
            file={file}
            flows={state.shownFlows.value.length}
            level={state.level.value}
            onLevel={(level) => state.tellFor(level)}
          />
          {isListed.value && <KeysDialog onClose={() => (isListed.value = false)} />}
          <PasteArea onFile={onFile} />
          {notice && <NoticeLine notice={notice} onClose={onNoticeClose} />}
          {reading && <ReadingBar reading={reading} />}
          {file === undefined && <Announcement entries={state.flows.value} />}
          <CheckFailures failures={state.inspected.value.report.failures} />
          {!state.inspected.value.isPartial && <Gaps report={state.inspected.value.report} />}
          {empty ? (
            <EmptyState
              onImport={actions.import}
              file={file}
              paused={paused}
              isPartial={state.inspected.value.isPartial}
            />
          ) : (
            <Following state={state}>
              {pair ? (
                <CompareView state={state} pair={pair} file={file} onClose={leave} />
              ) : (
                <Panes state={state} />
              )}
            </Following>
          )}
        </div>
      </FileDrop>
    </LevelContext.Provider>
  );
}

/** Closes what Esc is meant for: the comparison, then the mark for one, then a pane. */
function useLeave(state: InspectorState): () => void {
  const leave = useCallback(() => {
    const { comparing } = state;
    if (comparing.pair.value) comparing.close();
    else if (comparing.marked.value !== undefined) comparing.unmark();
    else state.back();
    focusPane(state.depth.value);
  }, [state]);
  const { pair, marked } = state.comparing;
  const isSomewhere = pair.value !== undefined || marked.value !== undefined || state.depth.value !== 'flows';
  useEscape(isSomewhere, leave);
  return leave;
}

/** Values can be followed in all panes. */
function Following({ state, children }: { state: InspectorState; children: ComponentChildren }) {
  const followed = state.followed.value;
  const following = useMemo(
    () => ({ followed, follow: (next: Followed | undefined) => (state.followed.value = next) }),
    [state, followed],
  );
  return <FollowingContext.Provider value={following}>{children}</FollowingContext.Provider>;
}

function Panes({ state }: { state: InspectorState }) {
  const flow = state.flow.value?.flow;
  const step = state.step.value;
  const { flows, step: detail } = state.widths.value;
  const setWidth = (pane: 'flows' | 'step', pixels: number) =>
    (state.widths.value = { ...state.widths.value, [pane]: Math.round(pixels) });
  const widths = {
    ...(flows && { '--flows-width': `${flows}px` }),
    ...(detail && { '--step-width': `${detail}px` }),
  };
  return (
    <main class={styles.panes} data-depth={state.depth.value} style={widths}>
      <div class={`${styles.pane} ${styles.flows}`} data-pane="flows">
        <FlowList state={state} />
      </div>
      <div class={`${styles.pane} ${styles.flow}`} key={state.flow.value?.key} data-pane="flow">
        <PaneHead pane="flow" label="All flows" onBack={() => (state.depth.value = 'flows')} />
        {flow ? <FlowPane state={state} /> : <p class={styles.none}>{nothingChosen(state)}</p>}
      </div>
      <div class={`${styles.pane} ${styles.step}`} key={state.stepKey.value} data-pane="step">
        <PaneHead pane="step" label="Steps" onBack={() => (state.depth.value = 'flow')} />
        {flow && step && (
          <StepPane
            flow={flow}
            step={step}
            inspected={state.inspected.value}
            tab={state.detailTab.value}
            words={state.words.value}
            onTab={(tab) => (state.detailTab.value = tab)}
            onStep={(id) => openStep(state, id)}
          />
        )}
      </div>
      <Splitter
        pane="flows"
        label="Width of the list"
        width={flows}
        onWidth={(pixels) => setWidth('flows', pixels)}
      />
      <Splitter
        pane="step"
        label="Width of the detail"
        width={detail}
        onWidth={(pixels) => setWidth('step', pixels)}
      />
    </main>
  );
}

function nothingChosen({ inspected, shownFlows }: InspectorState): string {
  if (inspected.value.isPartial)
    return 'Choose a flow. One that failed, or else the latest, is shown once all is read.';
  // The list says what to do where none is left in it.
  return shownFlows.value.length > 0 ? 'Choose a flow, or sign in on the page to see one.' : '';
}
