import type { Exchange } from '../../lib/exchange/exchange.ts';
import { withoutFragment } from '../../lib/exchange/parameters.ts';
import { bodyOfPage } from '../../lib/sources/page-words.ts';
import type { NavigationDetails, ResponseDetails } from '../../lib/sources/web-request/details.ts';
import type { WebRequestSource } from '../../lib/sources/web-request/web-request.ts';
import type { Watch } from '../../lib/watch.ts';
import type { Answers, AnswersParts } from './answers.ts';
import { Badges, leavesLogins, type BadgeButton, type TabTimes } from './badge.ts';
import { Capture } from './capture.ts';
import { Journal, type SessionArea } from './journal.ts';
import { standingAlone, type Standing } from './least-missed.ts';
import type { TabListeners } from './tab-listeners.ts';
import { TabTitles, type TabTitlesParts } from './tab-titles.ts';
import { LateAnswers } from './late-answers.ts';
import { Ports, type PagePort } from './ports.ts';
import { shortened } from './shortened.ts';

export type WorkerParts = {
  readonly area: SessionArea;
  readonly createWatch: () => Watch;
  readonly button: BadgeButton;
  /** Listens in depth to the tabs of logins. */
  readonly ofLogins: Pick<TabListeners, 'listenTo'>;
  /** What the page of a tab says of a failure; `undefined` where it cannot be read. */
  readonly readPage: (tab: number, isError: boolean) => Promise<PageOfTab | undefined>;
  /** What the browser calls a tab; `undefined` where it is gone. */
  readonly shownIn: TabTitlesParts['shownIn'];
  /** Reads answers on their way; not there where the browser hands out none. */
  readonly answers?: ((parts: Pick<AnswersParts, 'wanted' | 'take'>) => Answers) | undefined;
  /** Whether all sites may be looked at; where the browser tells DevTools pages itself, nobody asks. */
  readonly isWhole?: (() => Promise<boolean>) | undefined;
  /** The time, as ISO 8601 in UTC. */
  readonly now: () => string;
  /** Runs a task soon, once for many changes. */
  readonly later: (task: () => void) => void;
  /** Says when work that can wait has taken as long as an event may be kept waiting. */
  readonly timer: () => () => boolean;
};

/** Address and words of the page that a tab shows. */
export type PageOfTab = { readonly url: string; readonly words: unknown };

export type Worker = {
  readonly capture: Capture;
  /** The headers of an answer have come, and its body waits until `done`: it is read on its way if it tells of a login. */
  answering(details: ResponseDetails, isOver: () => boolean, done: () => void): void;
  /** The browser is done with a request. */
  ended<E extends 'completed' | 'errorOccurred'>(event: E, details: Parameters<WebRequestSource[E]>[0]): void;
  connect(port: PagePort): void;
  /** Tells the pages whether all sites may be looked at. */
  tellAccess(): void;
  /** A page is there in a tab: its badge, which the browser takes away at every navigation, is shown anew. */
  arrived(details: NavigationDetails): void;
  /** A page has loaded: if it is a login's and an error, what it says is read. */
  loaded(details: Pick<NavigationDetails, 'tabId' | 'frameId' | 'url'>): void;
  tabRemoved(tab: number): void;
  /** Resolves when the journal was read and all that waited was taken. */
  readonly started: Promise<void>;
};

/** The worker without its browser: capture, journal, badges and pages, tied together. */
export function startWorker(parts: WorkerParts): Worker {
  const ports = new Ports();
  const titles = new TabTitles({
    shownIn: parts.shownIn,
    tell: (pairs) => ports.post({ type: 'titles', titles: pairs }),
  });
  const badges = new Badges(parts.button);
  const late = new LateAnswers();
  let refreshing = false;

  /** What waits until all is judged: of a memory that was just read that may take seconds, in which events come. */
  const waiting: (() => void)[] = [];
  const isJudged = (): boolean => capture.paused || capture.watch.judge(parts.timer());
  const refresh = (): void => {
    if (!isJudged()) return parts.later(refresh);
    refreshing = false;
    for (const task of waiting.splice(0)) task();
    void badges.refresh(capture.paused ? undefined : capture.watch, journal.notes.left);
  };
  const changed = (): void => {
    parts.ofLogins.listenTo(capture.paused ? noTabs : stillThere(capture.watch, journal.notes.left));
    if (refreshing) return;
    refreshing = true;
    parts.later(refresh);
  };

  const journal: Journal = new Journal(parts.area, {
    standings: () => standingsOf(capture.watch),
    refused: (error) => capture.failed('storage', error),
    evicted: () => capture.evicted(),
  });
  const capture: Capture = new Capture({
    journal,
    createWatch: parts.createWatch,
    now: parts.now,
    later: parts.later,
    listener: {
      evidence: (exchanges) => {
        ports.post({ type: 'evidence', exchanges });
        if (ports.size > 0) void titles.want(exchanges);
        for (const page of late.answered(exchanges)) readError(page.context.tab ?? -1, page);
      },
      cleared: () => {
        titles.clear();
        ports.post({ type: 'cleared' });
      },
      recording: (paused) => ports.post({ type: 'recording', paused }),
      dropped: (count) => ports.post({ type: 'dropped', count }),
      failures: (failures) => ports.post({ type: 'failures', failures }),
      changed,
    },
  });

  const noteLeft = (tab: number, time?: number): void => {
    const others = journal.notes.left.filter(([one]) => one !== tab);
    if (time === undefined && others.length === journal.notes.left.length) return;
    journal.note({ left: time === undefined ? others : [...others.slice(-200), [tab, time]] });
  };

  const tellAccess = (): void =>
    void parts.isWhole?.().then(
      (isWhole) => ports.post({ type: 'access', isWhole }),
      () => undefined,
    );

  const answers = parts.answers?.({
    wanted: (details) => capture.awaitsBody(details),
    take: (id, body) => capture.answered(id, shortened(body)),
  });

  const readWords = async (tab: number, page: Exchange): Promise<void> => {
    const read = await parts.readPage(tab, (page.status ?? 0) >= 400);
    if (!read || withoutFragment(read.url) !== withoutFragment(page.url)) return;
    const body = bodyOfPage(read.words);
    if (body) capture.answered(page.id, body);
  };

  const readError = (tab: number, page: Exchange): void => {
    if ((page.status ?? 0) >= 400) void readWords(tab, page);
  };

  /** The popup opens where something went wrong: what the page shows by then may say more than its status. */
  const lookedAt = async (tab: number): Promise<void> => {
    const url = await parts.button.pageOf(tab);
    const page = url === undefined ? undefined : capture.pageWithoutWords(tab, url);
    if (page && ((page.status ?? 0) >= 400 || hasTrouble(tab, capture.watch))) await readWords(tab, page);
  };

  return {
    capture,
    answering: (details, isOver, done) =>
      capture.whenReady(() => {
        try {
          if (!isOver()) answers?.begins(details);
        } finally {
          done();
        }
      }),
    ended: (event, details) => {
      capture.on(event, details);
      answers?.ended(details.requestId, event === 'completed');
    },
    started: capture.start(),
    connect: (port) =>
      ports.connect(port, {
        whenReady: (task) => capture.whenReady(task),
        snapshot: () => ({ ...journal.notes, exchanges: journal.exchanges() }),
        welcomed: () => {
          if (titles.all.length > 0) ports.post({ type: 'titles', titles: titles.all });
          void titles.want(journal.exchanges());
          tellAccess();
        },
        lookedAt: (tab) => void lookedAt(tab),
        observed: (exchange) => capture.observed(exchange),
        clear: (ids) => capture.clear(ids),
        restore: (exchanges) => capture.restore(exchanges),
        pause: (paused) => capture.pause(paused),
      }),
    tellAccess,
    arrived: ({ tabId, frameId, url, timeStamp }) => {
      if (frameId !== 0) return;
      capture.whenReady(() => {
        late.forget(tabId);
        if (capture.paused) return;
        const take = (): void => {
          if (leavesLogins(tabId, url, capture.watch)) noteLeft(tabId, timeStamp);
          changed();
        };
        if (isJudged()) take();
        else {
          waiting.push(take);
          changed();
        }
      });
    },
    loaded: ({ tabId, frameId, url }) => {
      if (frameId !== 0) return;
      capture.whenReady(() => {
        if (!capture.paused && ports.size > 0) void titles.loaded(tabId, url);
        const page = capture.paused ? undefined : capture.pageWithoutWords(tabId, url);
        if (!page) return;
        if (page.status === undefined) late.await(tabId, url);
        else readError(tabId, page);
      });
    },
    tabRemoved: (tab) => {
      capture.on('tabRemoved', tab);
      capture.whenReady(() => {
        late.forget(tab);
        noteLeft(tab);
      });
    },
  };
}

const noTabs: ReadonlySet<number> = new Set();

/** The tabs of logins, but for those that have gone elsewhere since. */
function stillThere(watch: Watch, left: TabTimes): ReadonlySet<number> {
  const gone = new Map(left);
  const tabs = [...watch.tabsOfLogins()].filter(([tab, time]) => time >= (gone.get(tab) ?? -Infinity));
  return new Set(tabs.map(([tab]) => tab));
}

/** Whether a login of this tab did not end well, as far as is seen. */
function hasTrouble(tab: number, watch: Watch): boolean {
  return watch
    .flows()
    .some(
      ({ outcome, exchanges }) =>
        outcome !== 'succeeded' && exchanges.some(({ context }) => context?.tab === tab),
    );
}

/** A login whose code came and was not redeemed is as unfinished as one that waits for its person. */
function standingsOf(watch: Watch): ReadonlyMap<string, Standing> {
  return new Map(
    watch.flows().flatMap(({ outcome, exchanges }) => {
      const [first] = exchanges;
      const standing = first && {
        site: standingAlone(first).site,
        isUnfinished: outcome === 'pending' || outcome === 'unclear',
      };
      return standing ? exchanges.map(({ id }): [string, Standing] => [id, standing]) : [];
    }),
  );
}
