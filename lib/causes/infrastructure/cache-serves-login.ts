import { headerValue } from '../../exchange/headers.ts';
import { endpointOf, withoutFragment } from '../../exchange/parameters.ts';
import { notFromServer, type NotFromServer } from '../../facts/answerer/not-from-server.ts';
import { saysFailure } from '../../facts/said/says-failure.ts';
import { wentOnWith } from '../../facts/went-on-with.ts';
import type { Flow } from '../../flows/flow.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { Message } from '../../messages/message.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** A cache gives everybody the login that was begun for one. RFC 9111 §5.2.2.5. */
export default cause({
  id: 'cache-serves-login',
  owner: 'client',
  title: 'A cache answered where the login begins or ends',
  signs:
    'The redirect to the provider, which holds a state, or the callback’s answer came from a cache: Age above 0, X-Cache or a like header says hit, or the browser took it from its own.',
  against: 'Age: 0 and a miss, which say that the server was asked; pages and scripts around the login.',
  fix: 'Answer Cache-Control: no-store at the address that begins the login and at the callback, and exempt both from every cache and CDN rule.',
  references: ['rfc9111#5.2.2.5', 'rfc9110#15.4.2', 'rfc9700#2.1'],
  example: 'GET /login → 302 with Age: 40 to /authorize?state=…, which was made for somebody else',
  confusedWith: ['state-cookie-lost', 'second-start-overwrites', 'state-store-lost-server'],
  folds: [
    'state-never-stored',
    'state-cookie-lost',
    'second-start-overwrites',
    'callback-twice',
    'state-store-lost-server',
    'saml-inresponseto',
    'callback-failed',
    'session-not-known',
    'unexplained',
  ],
  needs: ['flow'],
  inspect({ flow, ending }): CauseDraft | undefined {
    if (ending.outcome !== 'failed' && ending.outcome !== 'unclear') return undefined;
    const begun = ending.outcome === 'failed' ? storedStartOf(flow) : undefined;
    if (begun) {
      const { request, start, cached } = begun;
      const forGood = isPermanent(start)
        ? `; browsers store a ${start.status} where no Cache-Control forbids it`
        : '';
      return {
        at: request,
        why: `${endpointOf(start.url)}, where the login begins, was answered ${by(cached)}: its redirect holds a state that was made for ${whose(cached)}${forGood}.`,
        ...(forGood && {
          fix: `Answer with 302 or 303 in place of ${start.status}, and with Cache-Control: no-store, at the address that begins the login. Browsers that have the old answer keep it until their cache is emptied, or until the login begins at another address.`,
        }),
        proof: 'comparison',
        confidence: 'certain',
        evidence: [request],
      };
    }
    const callback = flow.messages.findLast(
      (message) => message.carrier === 'request' && isFrontChannelResponse(message),
    );
    const kept = callback && notFromServer(callback.exchange);
    if (!callback || kept?.from !== 'shared_cache' || isPageThatRuns(flow, callback)) return undefined;
    // Where nothing shows how it ended, a redirect that no server made for this answer is all there is.
    if (ending.outcome === 'unclear' && !isUsedUp(callback)) return undefined;
    return {
      at: callback,
      why: `The callback ${endpointOf(callback.url)} was answered ${by(kept)}: the app never saw this answer of the provider.`,
      proof: 'comparison',
      confidence: 'certain',
      evidence: [callback],
    };
  },
});

/** It leads on without the answer: as from an app that has taken it. One to another form of the same address is a CDN’s own. */
function isUsedUp({ exchange: { redirectUrl }, params }: Message): boolean {
  const { code } = params;
  return redirectUrl !== undefined && code !== undefined && !redirectUrl.includes(code);
}

type StoredStart = { readonly request: Message; readonly start: Exchange; readonly cached: NotFromServer };

/** Of a login that went round, any of its beginnings: the first one fills the cache. */
function storedStartOf(flow: Flow): StoredStart | undefined {
  for (const { messages, context } of [flow, ...(flow.rounds ?? [])]) {
    const request = messages.find(isFrontChannelRequest);
    const start = request && startOf(request, context);
    const cached = start && notFromServer(start);
    if (request && start && cached && isCache(cached)) return { request, start, cached };
  }
  return undefined;
}

/** Stored without being told to, unlike other redirects. RFC 9110 §15.4.2, §15.4.9. */
function isPermanent({ status, responseHeaders }: Exchange): boolean {
  if (status !== 301 && status !== 308) return false;
  return headerValue(responseHeaders, 'cache-control') === undefined;
}

function whose({ from }: NotFromServer): string {
  return from === 'browser_cache'
    ? 'an earlier login of this browser, which has been used up or forgotten since'
    : 'an earlier visitor, and the cookie or session that belongs to it is theirs';
}

/** A stored page of a single-page app: a CDN may keep it, as its script reads the answer in the browser. What was redeemed was seen. */
function isPageThatRuns(flow: Flow, callback: Message): boolean {
  const { status = 0 } = callback.exchange;
  const isPage = status >= 200 && status < 300;
  const says = isPage ? saysFailure(callback.exchange, []) : 'plainly';
  return wentOnWith(flow, callback) || !(says === 'plainly' || says === 'headed' || says === 'aside');
}

/** The answer that sent the browser to the provider. */
function startOf({ exchange }: Message, context: readonly Exchange[]): Exchange | undefined {
  const target = withoutFragment(exchange.url);
  return context.findLast(
    ({ redirectUrl, startedAt }) =>
      redirectUrl !== undefined && startedAt <= exchange.startedAt && withoutFragment(redirectUrl) === target,
  );
}

function isCache({ from }: NotFromServer): boolean {
  return from === 'shared_cache' || from === 'browser_cache';
}

function by({ from, sign }: NotFromServer): string {
  return from === 'shared_cache'
    ? `by a cache on the way (${sign})`
    : `from the browser’s own cache (${sign})`;
}
