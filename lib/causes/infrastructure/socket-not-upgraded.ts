import { endpointOf } from '../../exchange/parameters.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { isRefusedSocket, isSocket, socketHostOf } from '../../exchange/stream.ts';
import { itSays } from '../../explain/quote.ts';
import { answererOf } from '../../facts/answerer/answerer.ts';
import { saidBy } from '../../facts/said/said.ts';
import type { Flow } from '../../flows/flow.ts';
import { isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The app works through a socket, and what stands in front of it lets none through. RFC 9110 §7.8; RFC 6455 §4.1. */
export default cause({
  id: 'socket-not-upgraded',
  owner: 'client',
  title: 'The login worked, and the page’s WebSocket is not let through',
  signs:
    'After an answer that the app took, the page’s request for a WebSocket to the app’s own host was answered with 400, 404, 426, 502 or 503 instead of 101, and none at that address was opened.',
  against:
    'A socket that was opened in the end; 401 or 403, which refuse the person or the page’s origin; words about a session or an origin; a login that failed; a host that is not the app’s.',
  fix: 'Let what stands in front of the app pass the upgrade on: nginx proxy_http_version 1.1 with proxy_set_header Upgrade $http_upgrade and Connection "upgrade"; Nginx Proxy Manager “Websockets Support”; Apache ProxyPass with upgrade=websocket; a CDN or load balancer its setting for WebSockets. Logging in again cannot help.',
  references: ['rfc9110#7.8'],
  example:
    'GET wss://home.example/api/websocket with Upgrade: websocket → 400, three times, after a good login',
  confusedWith: ['session-cookie-not-kept', 'session-not-known', 'nothing-there'],
  folds: ['unexplained', 'no-answer'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ flow, ending }): CauseDraft | undefined {
    if (ending.outcome !== 'succeeded' && ending.outcome !== 'unclear') return undefined;
    const landing = flow.messages.find((one) => isFrontChannelResponse(one) && one.carrier === 'request');
    const refused = landing ? refusedAfter(flow, landing.exchange) : [];
    const last = refused.at(-1);
    if (!landing || !last) return undefined;
    const times = refused.length === 1 ? '' : ` (${refused.length} times)`;
    const { status = 0 } = last;
    const says = saidBy(last)?.text ?? '';
    // It came there, and names another reason.
    if (/\bsession|\bsid\b|origin/i.test(last.responseBody?.text?.slice(0, 1000) ?? '')) return undefined;
    const { product } = answererOf(last);
    const by = product === undefined ? '' : `; ${product} answered`;
    return {
      at: landing,
      why: `${ending.outcome === 'succeeded' ? 'The login worked; what fails is' : 'Nothing shows that the login failed; what fails is'} the page’s WebSocket: ${endpointOf(last.url)} answered ${status}${times} instead of opening it (101)${by}. So answers a server that gets it as an ordinary request, as what stands in front did not pass Upgrade on.${itSays(says)}`,
      proof: 'status',
      confidence: status === 426 || ofUpgrade.test(says) ? 'firm' : 'tentative',
      evidence: [landing],
      tellApart:
        'If the app’s log has that request without an Upgrade header, it was lost on the way; if with it, the app refuses the page’s origin or does not know the address.',
    };
  },
});

const ofUpgrade = /\bupgrade\b|web-?socket/i;

const unopened: ReadonlySet<number> = new Set([400, 404, 426, 502, 503]);

function refusedAfter({ context }: Pick<Flow, 'context'>, landing: Exchange): readonly Exchange[] {
  const host = socketHostOf(landing.url);
  const later = context.filter((one) => one.startedAt > landing.startedAt && socketHostOf(one.url) === host);
  const opened = new Set(later.filter(isSocket).map(({ url }) => endpointOf(url)));
  return later.filter(
    (one) => isRefusedSocket(one) && unopened.has(one.status ?? 0) && !opened.has(endpointOf(one.url)),
  );
}
