import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue } from '../../exchange/headers.ts';
import { endpointOf, originOf } from '../../exchange/parameters.ts';
import { isRefusedSocket, isSocket, socketHostOf } from '../../exchange/stream.ts';
import { itSays } from '../../explain/quote.ts';
import { answererOf } from '../../facts/answerer/answerer.ts';
import { isDelivery } from '../../facts/cookies/login-exchanges.ts';
import { saidBy } from '../../facts/said/said.ts';
import type { Flow } from '../../flows/flow.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The app works through a socket, and its server lets the page open none. RFC 6455 §10.2, §4.2.2. */
export default cause({
  id: 'socket-forbidden',
  owner: 'client',
  title: 'The login worked, and the server forbids the page’s WebSocket',
  signs:
    'After an answer that the app took, the page’s request for a WebSocket to the app’s own host was answered 403, and none at that address was opened.',
  against:
    'A socket that was opened in the end; 401, which asks who it is; a firewall’s own page; a login that failed; a host that is not the app’s.',
  fix: 'Name the page’s origin among those that the server allows for sockets, as the browser writes it (Origin: scheme, host and port); behind a proxy, pass Host and X-Forwarded-Proto on as they came, and tell the app its outside address: most servers hold Origin against Host. Logging in again cannot help.',
  references: ['rfc9110#15.5.4'],
  example: 'GET wss://app.example/hub with Origin: https://app.example → 403 “Origin not allowed”',
  confusedWith: ['socket-not-upgraded', 'session-not-known', 'api-forbids'],
  folds: ['unexplained', 'no-answer'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ flow, ending }): CauseDraft | undefined {
    if (ending.outcome !== 'succeeded' && ending.outcome !== 'unclear') return undefined;
    const landing = flow.messages.findLast(isDelivery);
    const refused = landing ? forbiddenAfter(flow, landing.exchange) : [];
    const last = refused.at(-1);
    if (!landing || !last || answererOf(last).kind === 'waf') return undefined;
    const text = saidBy(last)?.text ?? shortBodyOf(last);
    const isOfOrigin = /\borigins?\b/i.test(text ?? '');
    const origin = headerValue(last.requestHeaders, 'origin');
    const said =
      originOf(origin ?? '') === null ? '' : ` The page’s origin is ${originOf(origin ?? '') ?? ''}.`;
    const times = refused.length === 1 ? '' : ` (${refused.length} times)`;
    return {
      at: landing,
      why: `${ending.outcome === 'succeeded' ? 'The login worked; what fails is' : 'Nothing shows that the login failed; what fails is'} the page’s WebSocket: ${endpointOf(last.url)} answered 403${times} instead of opening it (101)${isOfOrigin ? ', as it does not take sockets from that origin' : ''}.${itSays(text)}${said}`,
      proof: isOfOrigin ? 'phrase' : 'status',
      confidence: isOfOrigin ? 'firm' : 'tentative',
      evidence: [landing],
      ...(!isOfOrigin && {
        tellApart:
          'If the app’s log names the origin, it is not among the allowed ones; if it names the person, that person lacks a right; if it has nothing, what stands in front refused.',
      }),
    };
  },
});

function forbiddenAfter({ context }: Pick<Flow, 'context'>, landing: Exchange): readonly Exchange[] {
  const host = socketHostOf(landing.url);
  const later = context.filter((one) => one.startedAt > landing.startedAt && socketHostOf(one.url) === host);
  const opened = new Set(later.filter(isSocket).map(({ url }) => endpointOf(url)));
  return later.filter(
    (one) => isRefusedSocket(one) && one.status === 403 && !opened.has(endpointOf(one.url)),
  );
}

/** A server of sockets says it in a word or two, of whatever type. */
function shortBodyOf({ responseBody }: Exchange): string | undefined {
  const text = responseBody?.text?.trim() ?? '';
  return /^[^<>{}\n]{5,120}$/.test(text) ? text : undefined;
}
