import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { feedPortName, privateFeedPortName } from '../../lib/exchange/feed.ts';
import { createWatch } from '../../lib/watch.ts';
import { isOwnPage } from './own-page.ts';
import { badgeButton, pagePort, pageReader } from './browser-adapters.ts';
import { LearnedListeners, deepListener, type RequestFilter } from './deep-listeners.ts';
import { forgetPrivatePart, privateDatabase, privatePartOf } from './private-area.ts';
import { Rooms, type PlacedRequest, type Room } from './rooms.ts';
import { startWorker } from './worker.ts';

const everything = { urls: ['<all_urls>'] };
/**
 * Navigations, what a browser fetches because somebody might navigate there (it calls it `other`), and what scripts fetch. Always the
 * same, of all sites: only a filter that stands in the first line of the script is heard by a worker that has to be woken.
 */
const deep: RequestFilter = {
  urls: ['<all_urls>'],
  types: ['main_frame', 'sub_frame', 'other', 'xmlhttprequest'],
};

/** No module: it is bundled by itself, and so holds nothing but what it uses. */
export default defineBackground({
  main() {
    const { extension, webRequest, webNavigation, tabs, runtime, storage } = browser;
    const flags: { EXTRA_HEADERS?: string } | undefined = webRequest.OnSendHeadersOptions;
    // Chrome hides Authorization, Cookie and their like without this flag; Firefox throws on it.
    const extra = flags?.EXTRA_HEADERS ? (['extraHeaders'] as const) : [];
    const request: ('requestHeaders' | 'extraHeaders')[] = ['requestHeaders', ...extra];
    const response: ('responseHeaders' | 'extraHeaders')[] = ['responseHeaders', ...extra];
    const isSpanning = runtime.getManifest().incognito === 'spanning';

    const openRoom = (isPrivate: boolean): Room => {
      const part = isPrivate ? privatePartOf(storage.session) : undefined;
      const own = extension.inIncognitoContext ? privateDatabase(indexedDB) : storage.session;
      const isHere = ({ incognito = false }: PlacedRequest) => incognito === isPrivate;
      const learned = new LearnedListeners([
        deepListener(
          webRequest.onSendHeaders,
          (details) => {
            if (isHere(details)) worker.capture.on('sendHeaders', details);
          },
          request,
        ),
        deepListener(
          webRequest.onHeadersReceived,
          (details) => {
            if (isHere(details)) worker.capture.on('headersReceived', details);
            return undefined;
          },
          response,
        ),
      ]);
      const worker = startWorker({
        area: part ?? own,
        createWatch,
        button: badgeButton(),
        learned,
        readPage: pageReader(),
        shownIn: (tab) => tabs.get(tab).catch(() => undefined),
        now: () => new Date().toISOString(),
        later: (task) => setTimeout(task, 50),
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

    // All at once and now: a listener added later misses the event that woke the worker. Wide and shallow first.
    webRequest.onBeforeRequest.addListener(
      (details) => rooms.begins(details, ({ capture }) => capture.on('beforeRequest', details)),
      everything,
      ['requestBody'],
    );
    webRequest.onBeforeRedirect.addListener(
      (details) => rooms.ofRequest(details, ({ capture }) => capture.on('beforeRedirect', details)),
      everything,
    );
    webRequest.onCompleted.addListener(
      (details) => rooms.ofRequest(details, ({ capture }) => capture.on('completed', details)),
      everything,
    );
    webRequest.onErrorOccurred.addListener(
      (details) => rooms.ofRequest(details, ({ capture }) => capture.on('errorOccurred', details)),
      everything,
    );
    // Narrow and deep. What else pages send is heard by `learned`.
    webRequest.onSendHeaders.addListener(
      (details) => rooms.ofRequest(details, (worker) => worker.heard('sendHeaders', details)),
      deep,
      request,
    );
    webRequest.onHeadersReceived.addListener(
      (details) => rooms.ofRequest(details, (worker) => worker.heard('headersReceived', details)),
      deep,
      response,
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
