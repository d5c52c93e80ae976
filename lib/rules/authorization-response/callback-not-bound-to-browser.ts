import { headerValue, headerValues } from '../../exchange/headers.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { hostOf } from '../../exchange/parameters.ts';
import { sentCookiesOf } from '../../facts/cookies/sent-cookies.ts';
import type { SetCookie } from '../../facts/cookies/set-cookie.ts';
import { sessionBegunBy } from '../../facts/pages/session-begun.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'The callback is taken from any browser',
  why: 'A callback without any cookie cannot be told from one that an attacker began and sent to this person: neither state nor PKCE shows then whose login it is. The person ends up in the attacker’s account, and leaves data there.',
  fix: 'Set a cookie in the browser when the login begins, tie state and verifier to it, and refuse a callback that comes without it.',
  references: ['rfc9700#2.1', 'rfc9700#4.7.1', 'rfc6749#10.12'],
  examples: {
    fires:
      'GET /cb?code=…&state=… without a Cookie header, answered with the session that the next page uses',
    passes: 'The same with the cookie that was set when the login began',
  },
};

/** A server began a session for whoever brought the answer, and nothing could tell it which browser had asked. */
export default rule({
  id: 'callback-not-bound-to-browser',
  severity: 'high',
  owner: 'client',
  needs: ['authorizationRequest', 'authorizationResponse'],
  inspect({ flow, tokenRequests, ending }) {
    // One that goes round and round has bound nobody to anything.
    if (ending.outcome !== 'succeeded') return 'not applicable';
    const landings = messagesOf(flow, 'authorization_response').filter(
      ({ carrier, params, url }) => carrier === 'request' && params['code'] && /^https?:/i.test(url),
    );
    // Where a page redeems the code, its own storage knows which login it began.
    if (landings.length === 0 || tokenRequests || !landings.every(showsHeaders)) return 'not applicable';
    const judged = landings.flatMap((landing) => {
      const session = sessionBegunBy(flow, landing);
      const next = session && nextWith(flow, landing, session);
      return next ? [landing] : [];
    });
    if (judged.length === 0) return 'not applicable';
    if (landings.some(({ exchange }) => sentCookiesOf(exchange)?.length !== 0)) return undefined;
    return {
      confidence: 'firm',
      detail: `The callback came without any cookie, and the answer began a session, which the next page used. Expected: a cookie that ties it to the browser in which the login began.`,
      evidence: judged,
    };
  },
});

/**
 * Its headers as they were sent: those that the browser adds last are among them, cookies would be too. Not of a frame without an
 * origin, and not where another credential shows who it is.
 */
function showsHeaders({ exchange: { requestHeaders } }: Message): boolean {
  const isWhole = ['sec-fetch-site', 'host', ':authority'].some(
    (name) => headerValue(requestHeaders, name) !== undefined,
  );
  const isOpaque = headerValue(requestHeaders, 'origin') === 'null';
  return isWhole && !isOpaque && headerValues(requestHeaders, 'authorization').length === 0;
}

/** The page after it, which brought the new session back: so cookies are recorded, and the session is one. */
function nextWith({ messages, context }: Flow, landing: Message, session: SetCookie): Exchange | undefined {
  return [...context, ...messages.map(({ exchange }) => exchange)].find(
    (one) =>
      one.startedAt >= landing.exchange.startedAt &&
      one !== landing.exchange &&
      one.status === 200 &&
      hostOf(one.url) === hostOf(landing.url) &&
      sentCookiesOf(one)?.some(({ name, value }) => name === session.name && value === session.value),
  );
}
