import { computed, effect, signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { FeedToWorker } from '../../lib/exchange/feed.ts';
import { copyText } from '../controls/copy-text.ts';
import { Glossary } from '../glossary/Glossary.tsx';
import { clearShown } from '../share/clear-shown.ts';
import { pickFile } from '../share/FileDrop.tsx';
import { partOf } from '../share/part.ts';
import { importFile, saveExport, shareableText, type Imported } from '../share/share.ts';
import { readRemembered, remember } from '../state/remembered.ts';
import { inspectorState, type InspectorState } from '../state/inspector-state.ts';
import type { LiveInspection } from '../state/live-inspection.ts';
import { Inspector } from './Inspector.tsx';
import type { Notice } from './NoticeLine.tsx';
import type { ToolbarActions } from './Toolbar.tsx';

type Props = {
  live: LiveInspection;
  send: (message: FeedToWorker) => void;
  /** The tab a DevTools panel inspects. */
  tab?: number | undefined;
  /** Key of the flow to begin with. */
  start?: string | undefined;
  /** Opens the same view, at that flow, as a page. */
  openPage?: ((flowKey: string | undefined) => void) | undefined;
};

/** The inspector on live traffic, or on a file in its place. */
export function InspectorPage({ live, send, tab, start, openPage }: Props) {
  const page = useMemo(() => pageOf({ live, send, tab, start, openPage }), [live]);
  return (
    <Glossary>
      <Inspector
        state={page.state}
        actions={page.actions}
        paused={live.paused.value}
        file={page.file.value?.name}
        notice={page.notice.value}
        onNoticeClose={() => page.tell(undefined)}
        onFile={page.open}
      />
    </Glossary>
  );
}

type File = Extract<Imported, { name: string }>;

function pageOf({ live, send, tab, start, openPage }: Props) {
  const file = signal<File | undefined>(undefined);
  const { notice, tell } = notices();
  const inspected = computed(() => file.value?.inspected ?? live.inspected.value);
  const store = () => localStorage;
  const state = inspectorState(inspected, tab, readRemembered(store));
  effect(() => {
    const [widths, flowView, detailTab] = [state.widths, state.flowView, state.detailTab];
    remember(store, { widths: widths.value, flowView: flowView.value, detailTab: detailTab.value });
  });
  // A file is of no tab, and neither is the page for all: nobody chose there.
  effect(() => {
    if (tab !== undefined && !file.value) remember(store, { onlyTab: state.onlyTab.value });
  });
  if (start) state.selectFlow(start);
  const open = async (chosen: globalThis.File) => {
    const imported = await importFile(chosen);
    tell('error' in imported ? { tone: 'bad', text: imported.error } : undefined);
    if ('error' in imported) return;
    file.value = imported;
    state.begin();
    state.showAll();
  };
  const shown = () => partOf(inspected.value, state.shownFlows.value);
  const actions: ToolbarActions = {
    clear: () => clear({ state, live, send, tell }),
    pause: (paused) => send({ type: 'pause', paused }),
    import: () => pickFile((picked) => void open(picked)),
    export: async (choice) => {
      await live.verified();
      saveExport(shown(), choice);
    },
    copyText: async () => {
      await live.verified();
      const done = copyText(shareableText(shown()));
      tell(
        done
          ? { tone: 'good', text: 'Copied. Secrets and personal data are replaced.' }
          : { tone: 'bad', text: 'The browser did not allow copying.' },
      );
    },
    closeFile: () => {
      state.onlyTab.value = tab !== undefined && (readRemembered(store).onlyTab ?? true);
      file.value = undefined;
      state.begin();
      tell(undefined);
    },
    ...(openPage && { openPage: () => openPage(state.flow.value?.key) }),
  };
  return { state, file, notice, tell, open, actions };
}

/** How long a notice stays that says that all went well; longer where it offers something. In milliseconds. */
const [short, long] = [6_000, 20_000];

/** A notice that goes away by itself, unless it tells of an error. */
function notices() {
  const notice = signal<Notice | undefined>(undefined);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (next: Notice | undefined): void => {
    clearTimeout(timer);
    notice.value = next;
    if (next?.tone === 'good') timer = setTimeout(() => (notice.value = undefined), next.undo ? long : short);
  };
  return { notice, tell };
}

type Clearer = Pick<Props, 'live' | 'send'> & {
  state: InspectorState;
  tell: (notice: Notice | undefined) => void;
};

/** Clears what is shown at once, everywhere; the page keeps it as long as it offers to take it back. */
function clear({ state, live, send, tell }: Clearer): void {
  const shown = state.shownFlows.value;
  const { message, gone } = clearShown(live.inspected.value, shown, live.exchanges());
  send(message);
  state.begin();
  if (shown.length === 0) return;
  tell({
    tone: 'good',
    text: `Cleared ${shown.length === 1 ? 'one flow' : `${shown.length} flows`}.`,
    undo: () => {
      send({ type: 'restore', exchanges: gone });
      tell(undefined);
    },
  });
}
