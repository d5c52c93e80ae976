import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue } from '../../exchange/headers.ts';
import { originOf } from '../../exchange/parameters.ts';
import type { Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { isPage } from '../../messages/surrounding.ts';
import type { Verdicts } from '../../vocabulary/verdicts.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { notFromServer, type NotFromServer } from '../answerer/not-from-server.ts';
import { fact } from '../fact.ts';

/** A page that was kept by a cache, with a login in it that had been made ready for an earlier visitor. */
export type CachedStart = {
  readonly page: Exchange;
  readonly request: Message;
  readonly cached: NotFromServer;
  /** How old the page was, in milliseconds, where a header says so. RFC 9111 §5.1. */
  readonly age: number | undefined;
};

/** The last page before the login that holds the very values of its request (state, nonce) and came from a cache; `undefined` where none did. */
export const cachedStart = fact('cachedStart', ({ flow }): CachedStart | undefined => {
  const request = flow.messages.find(isFrontChannelRequest);
  const page = request && pageWithLogin(flow, request);
  const cached = page && notFromServer(page);
  if (!request || !cached || cached.from === 'service_worker') return undefined;
  const seconds = Number(headerValue(page.responseHeaders, 'age'));
  return { page, request, cached, age: seconds > 0 ? seconds * 1000 : undefined };
});

/** A page that came with a login’s own values already in it, and from no cache that tells. */
export type HeldStart = {
  readonly page: Exchange;
  readonly request: Message;
  /** Milliseconds since an earlier login of the recording that sent the very same; `undefined` where none did. */
  readonly since: number | undefined;
};

/** The last page before the login that holds the very values of its request; `undefined` where a cache kept it, or says that it was just made. */
export const heldStart = fact('heldStart', ({ flow }): HeldStart | undefined => {
  const request = flow.messages.find(isFrontChannelRequest);
  const page = request && pageWithLogin(flow, request);
  if (!request || !page || notFromServer(page)) return undefined;
  const since = sinceSame(flow, request, page);
  return since === undefined && isJustMade(page) ? undefined : { page, request, since };
});

/** Whoever sent the same state before that page came, and got an answer for it, has used it up. */
function sinceSame({ earlier }: Flow, { params, exchange }: Message, page: Exchange): number | undefined {
  const state = params['state'] ?? '';
  const times = (isMadeUp(state) ? (earlier?.('state', state) ?? []) : []).flatMap(({ messages }) => {
    const before = messages.find(isFrontChannelRequest);
    const isSame = before?.params['state'] === state && originOf(before.url) === originOf(exchange.url);
    const isUsedUp =
      isSame && before.exchange.startedAt < page.startedAt && messages.some(isFrontChannelResponse);
    return isUsedUp ? exchange.startedAt - before.exchange.startedAt : [];
  });
  return times.find((time) => time > 0);
}

/** A shared cache says that it had no copy. */
function isJustMade({ responseHeaders = [] }: Exchange): boolean {
  return responseHeaders.some(
    ([name, value]) => /cache/i.test(name) && /\b(?:miss|bypass|dynamic)\b/i.test(value),
  );
}

/** For a trace, in which neither the page nor the values are. */
export function cachedStartVerdictsOf(flow: Flow): readonly (readonly [Exchange, Verdicts])[] {
  const request = flow.messages.find(isFrontChannelRequest);
  const page = request && pageWithLogin(flow, request);
  return page ? [[page, { page_holds: 'login' }]] : [];
}

function pageWithLogin({ context }: Flow, request: Message): Exchange | undefined {
  const { exchange } = request;
  const provider = originOf(exchange.url);
  // A redirect's text repeats where it leads: nobody saw that page.
  const before = context.filter(
    (one) =>
      one.startedAt <= exchange.startedAt &&
      one.redirectUrl === undefined &&
      isPage(one) &&
      originOf(one.url) !== provider,
  );
  const recorded = before.findLast(({ verdicts }) => verdicts?.page_holds === 'login');
  if (recorded) return recorded;
  const values = madeForOne.flatMap((name) => request.params[name] ?? []).filter(isMadeUp);
  return before.findLast(({ responseBody }) => values.some((value) => responseBody?.text?.includes(value)));
}

/** No path, address or word: those stand in pages whoever visits them. */
function isMadeUp(value: string): boolean {
  if (value.length < 8 || /[&\s]|^[/.?]|:\/\//.test(value)) return false;
  return /\d/.test(value) || (value.length >= 20 && !/[_/-]/.test(value));
}

/** Parameters that are made up for one login. OIDC Core §3.1.2.1; SAML Bindings §3.4.3. */
const madeForOne = ['state', 'nonce', 'code_challenge', 'RelayState', 'SAMLRequest', 'wctx'];
