import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { feedPortName, privateFeedPortName } from '../../lib/exchange/feed.ts';
import { isTellingAddress } from '../../lib/messages/telling-address.ts';
import { createWatch } from '../../lib/watch.ts';
import { answersOf } from './answer-listeners.ts';
import { badgeButton, pagePort, pageReader } from './browser-adapters.ts';
import { filtersFor } from './filters.ts';
import { forgetPrivatePart, privateDatabase, privatePartOf } from './private-area.ts';
import { isOwnPage } from './own-page.ts';
import { Rooms, type PlacedRequest, type Room } from './rooms.ts';
import { TabListeners, tabListener } from './tab-listeners.ts';
import { startWorker } from './worker.ts';

const everywhere = { origins: ['<all_urls>'] };

/** No module: it is bundled by itself, and so holds nothing but what it uses. */
export default defineBackground({
  main() {
    const { extension, permissions, webRequest, webNavigation, tabs, runtime, storage } = browser;
    const flags: { EXTRA_HEADERS?: string } | undefined = webRequest.OnSendHeadersOptions;
    // Chrome hides Authorization, Cookie and their like without this flag; Firefox throws on it.
    const extra = flags?.EXTRA_HEADERS ? (['extraHeaders'] as const) : [];
    const request: ('requestHeaders' | 'extraHeaders')[] = ['requestHeaders', ...extra];
    const response: ('responseHeaders' | 'extraHeaders')[] = ['responseHeaders', ...extra];
    const filters = filtersFor(Object.values(webRequest.ResourceType));
    const answers = import.meta.env.FIREFOX ? answersOf(webRequest) : undefined;
    const isSpanning = runtime.getManifest().incognito === 'spanning';

    const openRoom = (isPrivate: boolean): Room => {
      const part = isPrivate ? privatePartOf(storage.session) : undefined;
      const own = extension.inIncognitoContext ? privateDatabase(indexedDB) : storage.session;
      const isHere = ({ incognito = false }: PlacedRequest) => incognito === isPrivate;
      /** What sounds like a login is heard anyway, and twice would be once too often. */
      const isNews = (details: PlacedRequest & { readonly url: string }) =>
        isHere(details) && !isTellingAddress(details.url);
      const ofLogins = new TabListeners([
        tabListener(
          webRequest.onBeforeRequest,
          (details) => isNews(details) && worker.capture.on('beforeRequest', details),
          filters.others,
          ['requestBody'],
        ),
        tabListener(
          webRequest.onSendHeaders,
          (details) => isNews(details) && worker.capture.on('sendHeaders', details),
          filters.sent,
          request,
        ),
        tabListener(
          webRequest.onHeadersReceived,
          (details) => isNews(details) && worker.capture.on('headersReceived', details),
          filters.sent,
          response,
        ),
        tabListener(
          webRequest.onCompleted,
          (details) => isNews(details) && worker.ended('completed', details),
          filters.sent,
        ),
        ...(answers
          ? [
              answers.ofTab((details, isOver, done) => {
                if (isHere(details)) worker.answering(details, isOver, done);
                else done();
              }),
            ]
          : []),
      ]);
      const worker = startWorker({
        area: part ?? own,
        createWatch,
        button: badgeButton(),
        ofLogins,
        answers: answers?.read,
        isWhole: import.meta.env.FIREFOX ? () => permissions.contains(everywhere) : undefined,
        readPage: pageReader(),
        shownIn: (tab) => tabs.get(tab).catch(() => undefined),
        now: () => new Date().toISOString(),
        later: (task) => setTimeout(task, 50),
        timer: () => {
          const end = performance.now() + 20;
          return () => performance.now() > end;
        },
      });
      const close = (): void => {
        part?.close();
        worker.capture.clear();
      };
      return { worker, close };
    };
    const rooms = new Rooms({
      open: openRoom,
      tabs: isSpanning ? tabs.query({}) : undefined,
      forgetPrivate: () =>
        void forgetPrivatePart(storage.session).catch((error: unknown) =>
          rooms.of(false).capture.failed('private storage', error),
        ),
    });

    // All at once and now: a listener added later misses the event that woke the worker. Each has its own function.
    webRequest.onBeforeRedirect.addListener(
      (details) => rooms.ofRequest(details, ({ capture }) => capture.on('beforeRedirect', details)),
      filters.rare,
    );
    webRequest.onErrorOccurred.addListener(
      (details) => rooms.ofRequest(details, (worker) => worker.ended('errorOccurred', details)),
      filters.rare,
    );
    for (const filter of [filters.navigations, filters.telling]) {
      webRequest.onBeforeRequest.addListener(
        (details) => rooms.begins(details, ({ capture }) => capture.on('beforeRequest', details)),
        filter,
        ['requestBody'],
      );
      webRequest.onSendHeaders.addListener(
        (details) => rooms.ofRequest(details, ({ capture }) => capture.on('sendHeaders', details)),
        filter,
        request,
      );
      webRequest.onHeadersReceived.addListener(
        (details) => rooms.ofRequest(details, ({ capture }) => capture.on('headersReceived', details)),
        filter,
        response,
      );
      webRequest.onCompleted.addListener(
        (details) => rooms.ofRequest(details, (worker) => worker.ended('completed', details)),
        filter,
      );
    }
    // After the headers, which say whose answer it is.
    answers?.listen(
      (details, isOver, done) =>
        rooms.ofRequest(details, (worker) => worker.answering(details, isOver, done)),
      { urls: filters.telling.urls },
    );
    webNavigation.onCommitted.addListener((details) =>
      rooms.ofTab(details.tabId, (worker) => {
        worker.capture.on('committed', details);
        worker.arrived(details);
      }),
    );
    webNavigation.onReferenceFragmentUpdated.addListener((details) =>
      rooms.ofTab(details.tabId, ({ capture }) => capture.on('fragmentUpdated', details)),
    );
    webNavigation.onCreatedNavigationTarget.addListener((details) =>
      rooms.ofTab(details.sourceTabId, ({ capture }) => capture.on('createdNavigationTarget', details)),
    );
    webNavigation.onCompleted.addListener((details) =>
      rooms.ofTab(details.tabId, (worker) => worker.loaded(details)),
    );
    if (import.meta.env.FIREFOX)
      for (const changed of [permissions.onAdded, permissions.onRemoved])
        changed.addListener(() => rooms.each((worker) => worker.tellAccess()));
    tabs.onCreated.addListener((tab) => rooms.created(tab));
    tabs.onRemoved.addListener((tab) => rooms.removed(tab));
    runtime.onConnect.addListener((port) => {
      // Only our own pages: what is on the feed are secrets.
      if (!isOwnPage(port.sender, runtime.id, location.origin)) return;
      const isPrivate = port.name === privateFeedPortName;
      if (isPrivate || port.name === feedPortName) rooms.of(isPrivate && isSpanning).connect(pagePort(port));
    });
  },
});
