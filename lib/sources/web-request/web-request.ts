import type { Exchange } from '../../exchange/exchange.ts';
import { credentialAmong } from '../../exchange/headers.ts';
import { isPrefetch } from '../../exchange/prefetch.ts';
import { endpointOf, fragmentOf, withoutFragment } from '../../exchange/parameters.ts';
import type { ExchangeSink } from '../../exchange/sink.ts';
import { OpenRequests, staysInBrowser, type OpenRequest } from './open-requests.ts';
import { keepableBody, readRequestBody } from './request-body.ts';
import { Prerendered } from './prerendered.ts';
import type {
  BeforeRequestDetails,
  ErrorDetails,
  NavigationDetails,
  NavigationTargetDetails,
  RedirectDetails,
  RequestDetails,
  ResponseDetails,
  SendHeadersDetails,
} from './details.ts';
import { isFake, isNavigation, requestOf, responseOf, setsCookies } from './exchange.ts';
import { locationOf, targetOf } from './location.ts';

/** What the source asks of whoever keeps its exchanges. */
export type WebRequestOptions = {
  /** `Exchange.entry` of the next exchange, in order of arrival. A number that the sink did not keep is given again. */
  readonly nextEntry: () => number;
  /** At most so many requests are followed at once; the oldest are let go first. */
  readonly limit?: number;
};

/**
 * Folds webRequest and webNavigation events into exchanges. A hop of a redirect chain is one exchange, `web:<requestId>.<n>`,
 * where n counts the hops that were kept; each thing learned about it is a `put` of a new exchange with the same id.
 * Any event may be missing: headers are asked for few requests, and the worker may have been stopped in between.
 */
export interface WebRequestSource {
  beforeRequest(details: BeforeRequestDetails): void;
  sendHeaders(details: SendHeadersDetails): void;
  headersReceived(details: ResponseDetails): void;
  beforeRedirect(details: RedirectDetails): void;
  completed(details: ResponseDetails): void;
  errorOccurred(details: ErrorDetails): void;
  /** webNavigation.onCommitted: shows the fragment; or a page that came without a request (from a service worker). */
  committed(details: NavigationDetails): void;
  /** webNavigation.onReferenceFragmentUpdated: a response may arrive in the fragment of a page already there. */
  fragmentUpdated(details: NavigationDetails): void;
  createdNavigationTarget(details: NavigationTargetDetails): void;
  tabRemoved(tab: number): void;
  /** After a restart: takes up the requests under way, from the exchanges kept and the openers of tabs. */
  resume(exchanges: readonly Exchange[], openers?: Iterable<readonly [tab: number, opener: number]>): void;
  /** Forgets what is under way. */
  clear(): void;
  /** The exchange that the present hop of that request was kept as. */
  present(requestId: string): Exchange | undefined;
  /** How many requests and landings are held in memory. */
  retained(): number;
}

type Known = Partial<Omit<Exchange, 'id' | 'entry'>>;

/** Folds the events of one browser into `sink`. Requests the sink does not admit leave nothing behind. */
export function createWebRequestSource(sink: ExchangeSink, options: WebRequestOptions): WebRequestSource {
  const requests = new OpenRequests(options.limit ?? 1000);
  const ahead = new Prerendered();

  /** Keeps the present hop as an exchange, if the sink still wants it after a closer look. */
  const keep = (open: OpenRequest, known: Known): void => {
    const { method, url, startedAt, context } = open;
    const id = `web:${open.requestId}.${open.hops}`;
    const entry = options.nextEntry();
    const exchange: Exchange = { id, entry, method, url, startedAt, context, ...open.sent, ...known };
    if (open.isAhead) ahead.hold(exchange);
    if (!sink.put(exchange) && !sink.remembers(id) && !open.isAhead) return;
    open.exchange = exchange;
    open.sent = undefined;
    open.hops += 1;
    requests.hold(open);
  };

  const update = (open: OpenRequest, known: Known): void => {
    if (!open.exchange) return;
    open.exchange = { ...open.exchange, ...known };
    if (open.isAhead) ahead.hold(open.exchange);
    sink.put(open.exchange);
  };

  /** A chain that goes on elsewhere was redirected there, though its redirect was never told: it came while the worker was being stopped. */
  const followedOn = ({ requestId, url }: RequestDetails): void => {
    const open = requests.get(requestId);
    if (!open?.exchange || open.target !== undefined) return;
    if (withoutFragment(open.url) !== withoutFragment(url)) update(open, { redirectUrl: url });
  };

  /** Adds what an event says. A request that was not kept so far is kept now if `admitted` says so, without its body. */
  const learn = (
    details: RequestDetails,
    known: (open: OpenRequest) => Known,
    admitted: (method: string, url: string) => boolean,
  ): OpenRequest | undefined => {
    followedOn(details);
    const open = requests.present(details);
    if (open?.exchange) {
      update(open, known(open));
      return open;
    }
    const { method, url } = open ?? details;
    if (!admitted(method, url)) return open;
    const late = open ?? requests.begin(details, method, url);
    if (late.exchange) update(late, known(late));
    else keep(late, known(late));
    return late;
  };

  /** A prefetch, which the browser calls `other`: only its headers say what it is. */
  const guessed = (details: SendHeadersDetails): OpenRequest | undefined => {
    if (details.type !== 'other' || !isPrefetch(requestOf(details, undefined))) return undefined;
    const open = requests.begin(details, details.method, details.url);
    requests.hold(open);
    return open;
  };

  /** Whether an answer may tell what happened around a login: then it is kept, whatever comes of it. */
  const surrounds = (details: ResponseDetails, url: string): boolean => {
    const { timeStamp, type, statusCode } = details;
    return sink.admitsAround(url, timeStamp, isNavigation(type), setsCookies(details), statusCode);
  };

  /** The end of what was never followed: nearly all traffic, so nothing is built for it. */
  const isNotOurs = ({ requestId, method, url }: RequestDetails): boolean =>
    !requests.get(requestId) && !sink.admits(method, url);

  const byUrl = (method: string, url: string): boolean => sink.admits(method, url);

  const showFragment = (landing: OpenRequest, url: string): void => {
    if (landing.target !== undefined || fragmentOf(landing.url) !== '' || fragmentOf(url) === '') return;
    landing.url = url;
    if (landing.exchange) update(landing, { url });
    else if (sink.admits(landing.method, url)) keep(landing, {});
  };

  const navigate = ({ tabId, frameId, url, timeStamp }: NavigationDetails): void => {
    if (!sink.admits('GET', url) && !sink.admitsAround(url, timeStamp, true, false)) return;
    const openerTab = requests.openerOf(tabId);
    const exchange: Exchange = {
      id: `nav:${tabId}.${frameId}.${timeStamp}`,
      entry: options.nextEntry(),
      method: 'GET',
      url,
      startedAt: timeStamp,
      context: {
        resourceType: frameId === 0 ? 'main_frame' : 'sub_frame',
        tab: tabId,
        frame: frameId,
        ...(openerTab === undefined ? {} : { openerTab }),
      },
    };
    if (sink.put(exchange) || sink.remembers(exchange.id)) requests.holdPage(exchange);
  };

  return {
    beforeRequest(details) {
      if (isFake(details)) return;
      if (requests.hasBegun(details)) return;
      followedOn(details);
      const method = requests.methodOf(details);
      const url = requests.urlOf(details);
      const body = method === 'GET' ? undefined : readRequestBody(details.requestBody);
      const admitted =
        sink.admits(method, url) ||
        (body?.text !== undefined && sink.admits(method, url, undefined, undefined, body.text));
      if (!admitted && !isNavigation(details.type) && !requests.get(details.requestId)) return;
      const open = requests.begin(details, method, url);
      if (isNavigation(details.type)) requests.hold(open);
      const known = body ? { requestBody: keepableBody(sink, method, url, body) } : {};
      const { startedAt, context } = open;
      if (open.exchange) update(open, { method, url, startedAt, context, ...known });
      else if (admitted) keep(open, known);
    },

    sendHeaders(details) {
      if (isFake(details)) return;
      const authorization = credentialAmong(details.requestHeaders);
      const open = learn(
        details,
        (hop) => requestOf(details, hop.exchange),
        (method, url) => authorization !== undefined && sink.admits(method, url, undefined, authorization),
      );
      // Navigations are followed whatever they are, and so are guesses at one: their answer may make them tell something.
      const followed = open ?? guessed(details);
      if (followed && !followed.exchange) followed.sent = requestOf(details, undefined);
    },

    headersReceived(details) {
      if (isFake(details)) return;
      const location = locationOf(details);
      learn(
        details,
        (open) => ({ ...responseOf(details), ...(open.exchange ? {} : targetOf(location, open.url)) }),
        (method, url) =>
          (location !== undefined && sink.admits(method, url, location)) ||
          (details.statusCode >= 400 && isNavigation(details.type) && sink.admitsError(url)) ||
          surrounds(details, url),
      );
    },

    beforeRedirect(details) {
      if (isFake(details)) return;
      const { redirectUrl, statusCode } = details;
      const open = learn(
        details,
        (hop) => ({ ...responseOf(details), redirectUrl, ...durationOf(hop, details) }),
        (method, url) => sink.admits(method, url, redirectUrl),
      );
      if (!open) return;
      requests.redirected(open, redirectUrl, statusCode);
      // The redirect to another program is the last event of a request.
      if (!staysInBrowser(redirectUrl)) requests.end(open);
    },

    completed(details) {
      if (isFake(details) || isNotOurs(details)) return;
      const open = learn(
        details,
        (hop) => ({ ...responseOf(details), ...durationOf(hop, details), ...cached(hop, details) }),
        byUrl,
      );
      if (open) requests.end(open);
    },

    errorOccurred(details) {
      if (isFake(details) || isNotOurs(details)) return;
      const chain = requests.get(details.requestId);
      if (chain?.target !== undefined && withoutFragment(chain.target) !== withoutFragment(details.url)) {
        requests.end(chain);
        return;
      }
      // Firefox calls a response that has come aborted (a download, a page left early): that is no failed request.
      const failureOf = (hop: OpenRequest): Known =>
        hop.exchange?.status === undefined ? { status: 0, failure: details.error } : {};
      const open = learn(
        details,
        (hop) => ({ ...failureOf(hop), ...durationOf(hop, details) }),
        (method, url) =>
          byUrl(method, url) ||
          (isNavigation(details.type) && sink.admitsAround(url, details.timeStamp, true, false)),
      );
      if (open) requests.end(open);
    },

    committed(details) {
      const { documentId = '', documentLifecycle, tabId, frameId } = details;
      if (documentLifecycle === 'prerender') ahead.committed(documentId, tabId, frameId);
      else {
        const shown = ahead.shown(documentId);
        requests.shown(shown);
        for (const exchange of shown) sink.put(exchange);
      }
      const landing = requests.landing(details);
      if (landing) showFragment(landing, details.url);
      // Back and forward bring an old page back without sending anything.
      else if (!details.transitionQualifiers?.includes('forward_back')) navigate(details);
    },

    fragmentUpdated(details) {
      const { url } = details;
      // The page's query has been looked at before: only what is new counts.
      if (!sink.admits('GET', `${endpointOf(url)}#${fragmentOf(url)}`)) return;
      const landing = requests.landing(details);
      const isAwaited = landing?.exchange && sink.admits(landing.method, landing.url);
      if (landing && isAwaited && fragmentOf(landing.url) === '') showFragment(landing, url);
      else if (landing?.url !== url) navigate(details);
    },

    createdNavigationTarget({ tabId, sourceTabId }) {
      requests.opened(tabId, sourceTabId);
      for (const open of requests.inTab(tabId)) {
        open.context = { ...open.context, openerTab: sourceTabId };
        update(open, { context: open.context });
      }
    },

    tabRemoved: (tab) => requests.forgetTab(tab),
    resume: (exchanges, openers = []) => requests.resume(exchanges, openers),
    clear: () => {
      requests.clear();
      ahead.clear();
    },
    present: (requestId) => requests.get(requestId)?.exchange,
    retained: () => requests.size,
  };
}

function durationOf(open: OpenRequest, { timeStamp }: RequestDetails): { readonly duration?: number } {
  return timeStamp > open.startedAt ? { duration: timeStamp - open.startedAt } : {};
}

function cached(hop: OpenRequest, { fromCache }: ResponseDetails): Partial<Exchange> {
  return fromCache === true ? { context: { ...hop.context, servedBy: 'cache' } } : {};
}
