import type { Exchange } from '../../exchange/exchange.ts';
import { withoutFragment } from '../../exchange/parameters.ts';
import { isPrefetch } from '../../exchange/prefetch.ts';
import { partiesOfFlow, sideOf } from '../../flows/context/parties.ts';
import type { Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { isPage } from '../../messages/surrounding.ts';
import { verdictsSaid, type Verdicts } from '../../vocabulary/verdicts.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { fact } from '../fact.ts';
import type { Facts } from '../facts.ts';
import { pageKindOf } from './page-kind.ts';
import { passwordFormOf } from './password-form.ts';

/** Where the browser went between a login's request and its answer, with the message that it is or, for the provider’s own pages, the request. */
export type Hop = { readonly exchange: Exchange; readonly message: Message; readonly isMessage: boolean };

/** The provider’s side of a login, as the browser walked it. */
export type LoginPath = {
  /** The request, the provider’s pages and redirects after it, and what sent the browser back; in order of time, each once. */
  readonly hops: readonly Hop[];
  /** From the request to the answer each place that a redirect led to was recorded, and what sent the browser back. */
  readonly isWhole: boolean;
};

/** `undefined` where no request was seen. Pages of an outer or inner login are not among it. RFC 6749 §3.1, §4.1. */
export const loginPath = fact('loginPath', ({ flow }: Facts) => loginPathOf(flow));

/** For who has no facts as well. */
function loginPathOf(
  flow: Pick<Flow, 'messages' | 'context' | 'ofOthers' | 'isContextFull'>,
): LoginPath | undefined {
  const { messages, context, ofOthers } = flow;
  const requests = messages.filter(isFrontChannelRequest);
  const [request] = requests;
  if (!request) return undefined;
  const answer = messages.find(isFrontChannelResponse);
  const until = answer?.exchange.startedAt ?? Infinity;
  const parties = partiesOfFlow(flow);
  const hops = new Map<string, Hop>();
  const senders = messages.filter((one) => one.carrier === 'redirect' && isFrontChannelResponse(one));
  for (const message of [...requests, ...senders])
    hops.set(message.exchange.id, { exchange: message.exchange, message, isMessage: true });
  for (const exchange of context) {
    const { id, startedAt, url } = exchange;
    if (startedAt < request.exchange.startedAt || startedAt > until || hops.has(id) || ofOthers?.has(id))
      continue;
    if (!isPage(exchange) || isPrefetch(exchange) || sideOf(messages, parties, url) !== 'provider') continue;
    hops.set(id, { exchange, message: request, isMessage: false });
  }
  const walked = [...hops.values()].toSorted(
    ({ exchange: a }, { exchange: b }) => a.startedAt - b.startedAt || a.entry - b.entry,
  );
  const landings = messages.filter(isFrontChannelResponse).map(({ url }) => url);
  return {
    hops: walked,
    isWhole: !flow.isContextFull && isSentBack(walked, senders, answer) && isClosed(walked, landings),
  };
}

/** A redirect brought the answer, or a page that posts it on. */
function isSentBack(hops: readonly Hop[], senders: readonly Message[], answer: Message | undefined): boolean {
  if (answer === undefined) return false;
  return senders.length > 0 || hops.some(({ exchange }) => pageKindOf(exchange) === 'handover');
}

function isClosed(hops: readonly Hop[], landings: readonly string[]): boolean {
  const seen = new Set([...hops.map(({ exchange }) => exchange.url), ...landings].map(withoutFragment));
  return hops.every(
    ({ exchange: { redirectUrl } }) => !redirectUrl || seen.has(withoutFragment(redirectUrl)),
  );
}

/** What the provider’s pages are for that a person used between request and answer: their text does not survive redaction. */
export function pathVerdictsOf(flow: Flow): readonly (readonly [Exchange, Verdicts])[] {
  const { hops = [] } = loginPathOf(flow) ?? {};
  return hops.flatMap(({ exchange, isMessage }) => {
    const page = isMessage ? undefined : pageKindOf(exchange);
    const found = verdictsSaid({ page_kind: page, password_form: passwordFormOf(exchange) });
    return Object.keys(found).length > 0 ? [[exchange, found] as const] : [];
  });
}
