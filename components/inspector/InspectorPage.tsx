import { batch, computed, effect, signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { FeedToWorker } from '../../lib/exchange/feed.ts';
import { writeComparison } from '../../lib/output/text-comparison.ts';
import type { ExampleId } from '../../lib/telling/examples.ts';
import type { RedactionLevel } from '../../lib/vocabulary/redaction-level.ts';
import { copyText } from '../controls/copy-text.ts';
import { CompareFileContext } from '../controls/compare-file-context.ts';
import { CopyingContext, type Copying } from '../controls/copying.ts';
import { ExamplesContext, type OpenExample } from '../controls/examples-context.ts';
import { openStep } from '../flow/open-step.ts';
import { Glossary } from '../glossary/Glossary.tsx';
import { afterPaint } from '../state/after-paint.ts';
import { clearShown } from '../share/clear-shown.ts';
import { BesideEntry } from '../learn/BesideEntry.tsx';
import { LearnContext, type Learning } from '../learn/learn-context.ts';
import { PastingContext } from '../paste/pasting-context.ts';
import { pickFile } from '../share/FileDrop.tsx';
import { bundleSavedWords, copiedWords, saveBundle, saveExport, shareableText } from '../share/share.ts';
import type { ReadingPort } from '../state/file-reading.ts';
import { pasting } from '../state/pasting.ts';
import { readRemembered, remember } from '../state/remembered.ts';
import { inspectorState, type InspectorState } from '../state/inspector-state.ts';
import type { LiveInspection } from '../state/live-inspection.ts';
import { missingAccess, watchAccess, type SiteAccess } from '../state/site-access.ts';
import { Inspector } from './Inspector.tsx';
import { openExample } from './open-example.ts';
import { openFiles } from './open-files.ts';
import type { Notice } from '../controls/NoticeLine.tsx';
import type { ToolbarActions } from './Toolbar.tsx';

type Props = {
  live: LiveInspection;
  send: (message: FeedToWorker) => void;
  /** A new worker that reads a file. */
  openReader: () => ReadingPort;
  /** Fetches a recorded login that comes with the extension. */
  fetchExample: (id: ExampleId) => Promise<Blob>;
  access: SiteAccess;
  /** The tab a DevTools panel inspects. */
  tab?: number | undefined;
  /** Key of the flow to begin with. */
  start?: string | undefined;
  /** Opens the same view, at that flow, as a page. */
  openPage?: ((flowKey: string | undefined) => void) | undefined;
};

/** The inspector on live traffic, or on a file in its place. */
export function InspectorPage(props: Props) {
  const { live } = props;
  const page = useMemo(() => pageOf(props), [live]);
  return (
    <ExamplesContext.Provider value={page.openExample}>
      <LearnContext.Provider value={page.learning.value}>
        <Glossary beside={BesideEntry}>
          <CopyingContext.Provider value={page.copying}>
            <CompareFileContext.Provider value={page.compareWithFile}>
              <PastingContext.Provider value={page.pasting}>
                <Inspector
                  state={page.state}
                  actions={page.actions}
                  paused={live.paused.value}
                  file={page.files.shown.value?.name}
                  reading={page.files.reading.value}
                  notice={page.notice.value}
                  onNoticeClose={() => page.tell(undefined)}
                  onFile={page.openFile}
                  onCompare={page.compareFile}
                />
              </PastingContext.Provider>
            </CompareFileContext.Provider>
          </CopyingContext.Provider>
        </Glossary>
      </LearnContext.Provider>
    </ExamplesContext.Provider>
  );
}

function pageOf({ live, send, openReader, fetchExample, access, tab, start, openPage }: Props) {
  const { notice, tell } = notices();
  offerAllSites(access, live, notice, tell);
  const files = openFiles({
    openReader,
    onOpen() {
      tell(undefined);
      state.begin();
      state.showAll();
    },
    onError: (text) => tell({ tone: 'bad', text }),
  });
  const open = async (file: File, ...others: File[]): Promise<void> => {
    const isOpen = await files.open(file, ...others);
    const shown = files.shown.value;
    await shown?.done;
    // One login alone: the reader begins there, not in a list of one.
    const isAlone = files.shown.value === shown && state.flows.value.length === 1;
    if (isOpen && isAlone && state.depth.value === 'flows') state.depth.value = 'flow';
  };
  const openFile = (file: File, ...others: File[]): void => void open(file, ...others);
  const compareFile = async (file: File, key?: string): Promise<void> => {
    const beside = await files.readBeside(file);
    if (!beside) return;
    // It took a while: which flows there are is asked now.
    const shown = key === undefined ? state.shownFlows.value : state.flows.value;
    const wanted = shown.filter((entry) => key === undefined || entry.key === key);
    const isShown = state.comparing.compareWith(
      wanted.map(({ flow }) => flow),
      beside,
    );
    tell(isShown ? undefined : { tone: 'bad', text: `${file.name}: there is no login to compare with.` });
  };
  const showExample = async (id: ExampleId): Promise<void> => {
    const onMissing = (text: string) => tell({ tone: 'bad', text });
    // It is one login: the reader begins there, not in a list of one.
    if (await openExample(id, { fetchExample, open: files.open, onMissing })) state.depth.value = 'flow';
  };
  const inspected = computed(() => files.shown.value?.inspected.value ?? live.inspected.value);
  const store = () => localStorage;
  const state = inspectorState(inspected, tab, readRemembered(store), afterPaint);
  effect(() => {
    const { widths, flowView, detailTab, level } = state;
    remember(store, {
      widths: widths.value,
      flowView: flowView.value,
      detailTab: detailTab.value,
      level: level.value,
    });
  });
  // A file is of no tab, and neither is the page for all: nobody chose there. Nor is a file narrowed to some kind when it opens.
  effect(() => {
    const { onlyTab, chip } = state;
    if (files.shown.value) return;
    remember(store, { chip: chip.value, ...(tab !== undefined && { onlyTab: onlyTab.value }) });
  });
  prepareSearch(state);
  if (start) state.selectFlow(start);
  const tellCopied = (done: boolean, redaction: RedactionLevel) =>
    tell(
      done
        ? { tone: 'good', text: `Copied. ${copiedWords[redaction]}` }
        : { tone: 'bad', text: 'The browser did not allow copying.' },
    );
  const copying: Copying = {
    copy: async ({ id, redaction }, target) => {
      const text = await inspected.value.write({ piece: id, target }, [target.flow]);
      if (text === '') tell({ tone: 'good', text: 'There is nothing of the kind here.' });
      else tellCopied(copyText(text), redaction);
    },
    compared: (logins, format) => {
      const { text } = writeComparison(logins, 'default', { color: false }, format);
      tellCopied(copyText(text), 'default');
    },
    save: (id) => {
      const alone = state.flows.value.filter(({ flow }) => flow.id === id);
      void saveExport(inspected.value, alone, { format: 'trace', redaction: 'default' });
    },
  };
  const explaining = pasting({ openReader, openFile });
  const learning = computed((): Learning | undefined => {
    const entry = state.flow.value;
    return entry && { flow: entry.flow, onStep: (stepId) => openStep(state, stepId) };
  });
  const actions: ToolbarActions = {
    clear: () => clear({ state, live, send, tell }),
    pause: (paused) => send({ type: 'pause', paused }),
    import: () => pickFile(openFile),
    export: async (choice) => {
      await live.verified();
      await saveExport(inspected.value, state.shownFlows.value, choice);
    },
    bundle: async () => {
      await live.verified();
      const isCopied = copyText(await saveBundle(inspected.value, state.shownFlows.value));
      tell({ tone: 'good', text: bundleSavedWords(isCopied) });
    },
    copyText: async () => {
      await live.verified();
      tellCopied(copyText(await shareableText(inspected.value, state.shownFlows.value)), 'default');
    },
    closeFile: () => {
      const { onlyTab, chip } = readRemembered(store);
      batch(() => {
        state.onlyTab.value = tab !== undefined && (onlyTab ?? true);
        state.chip.value = chip ?? 'all';
        files.close();
      });
      state.begin();
      tell(undefined);
    },
    ...(openPage && { openPage: () => openPage(state.flow.value?.key) }),
  };
  return {
    state,
    files,
    openFile,
    compareFile: (file: File) => void compareFile(file),
    compareWithFile: (key: string) => pickFile((file) => void compareFile(file, key)),
    openExample: ((id) => void showExample(id)) satisfies OpenExample,
    pasting: explaining,
    learning,
    notice,
    tell,
    actions,
    copying,
  };
}

/** Where only some sites may be looked at, that is said, and a click asks for the others. */
function offerAllSites(
  access: SiteAccess,
  live: LiveInspection,
  notice: { readonly value: Notice | undefined },
  tell: (notice: Notice | undefined) => void,
): void {
  const missing = missingAccess(access);
  watchAccess(access, (isLimited) => {
    live.limited(isLimited);
    if (isLimited) tell({ tone: 'bad', ...missing });
    else if (notice.value?.text === missing.text) tell(undefined);
  });
}

/** Makes ready for the first letter of a search while the browser has nothing else to do. */
function prepareSearch({ flows, prepareSearch: prepare }: InspectorState): void {
  let isWaiting = false;
  const soon = (): void => {
    if (isWaiting) return;
    isWaiting = true;
    requestIdleCallback((deadline) => {
      isWaiting = false;
      if (!prepare(() => deadline.timeRemaining() < 2)) soon();
    });
  };
  effect(() => {
    if (flows.value.length > 0) soon();
  });
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
