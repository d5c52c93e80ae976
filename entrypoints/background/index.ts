import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { feedPortName } from '../../lib/exchange/feed.ts';
import { createWatch } from '../../lib/watch.ts';
import { badgeButton, pagePort, pageReader } from './browser-adapters.ts';
import { LearnedListeners, deepListener, ofScripts, type RequestFilter } from './deep-listeners.ts';
import { startWorker } from './worker.ts';

const everything = { urls: ['<all_urls>'] };
/** And what a browser fetches because somebody might navigate there: it calls it `other`. */
const navigations: RequestFilter = { urls: ['<all_urls>'], types: ['main_frame', 'sub_frame', 'other'] };

/** No module: it is bundled by itself, and so holds nothing but what it uses. */
export default defineBackground({
  main() {
    const { webRequest, webNavigation, tabs, runtime, storage } = browser;
    const flags: { EXTRA_HEADERS?: string } | undefined = webRequest.OnSendHeadersOptions;
    // Chrome hides Authorization, Cookie and their like without this flag; Firefox throws on it.
    const extra = flags?.EXTRA_HEADERS ? (['extraHeaders'] as const) : [];
    const request: ('requestHeaders' | 'extraHeaders')[] = ['requestHeaders', ...extra];
    const response: ('responseHeaders' | 'extraHeaders')[] = ['responseHeaders', ...extra];

    const learned = new LearnedListeners([
      deepListener(webRequest.onSendHeaders, (details) => worker.capture.on('sendHeaders', details), request),
      deepListener(
        webRequest.onHeadersReceived,
        (details) => worker.capture.on('headersReceived', details),
        response,
      ),
    ]);
    // A script may fetch what a login needs, and be given a cookie, before anything tells that one begins.
    const sites = new LearnedListeners(
      [
        deepListener(
          webRequest.onHeadersReceived,
          (details) => worker.capture.on('headersReceived', details),
          response,
        ),
      ],
      ofScripts,
    );
    const worker = startWorker({
      area: storage.session,
      createWatch,
      button: badgeButton(),
      learned,
      sites,
      readPage: pageReader(),
      shownIn: (tab) => tabs.get(tab).catch(() => undefined),
      later: (task) => setTimeout(task, 50),
    });
    const { capture } = worker;

    // All at once and now: a listener added later misses the event that woke the worker. Wide and shallow first.
    webRequest.onBeforeRequest.addListener((details) => capture.on('beforeRequest', details), everything, [
      'requestBody',
    ]);
    webRequest.onBeforeRedirect.addListener((details) => capture.on('beforeRedirect', details), everything);
    webRequest.onCompleted.addListener((details) => capture.on('completed', details), everything);
    webRequest.onErrorOccurred.addListener((details) => capture.on('errorOccurred', details), everything);
    // Narrow and deep: navigations. What pages fetch is heard by `learned`.
    webRequest.onSendHeaders.addListener(
      (details) => capture.on('sendHeaders', details),
      navigations,
      request,
    );
    webRequest.onHeadersReceived.addListener(
      (details) => capture.on('headersReceived', details),
      navigations,
      response,
    );
    webNavigation.onCommitted.addListener((details) => {
      capture.on('committed', details);
      worker.arrived(details);
    });
    webNavigation.onReferenceFragmentUpdated.addListener((details) => capture.on('fragmentUpdated', details));
    webNavigation.onCreatedNavigationTarget.addListener((details) =>
      capture.on('createdNavigationTarget', details),
    );
    webNavigation.onCompleted.addListener((details) => worker.loaded(details));
    tabs.onRemoved.addListener((tab) => worker.tabRemoved(tab));
    runtime.onConnect.addListener((port) => {
      // Only our own pages: what is on the feed are secrets.
      if (port.name === feedPortName && port.sender?.url?.startsWith(`${location.origin}/`)) {
        worker.connect(pagePort(port));
      }
    });
  },
});
