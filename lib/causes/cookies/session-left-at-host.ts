import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import type { Facts } from '../../facts/facts.ts';
import { isDelivery } from '../../facts/cookies/login-exchanges.ts';
import { sentCookiesOf } from '../../facts/cookies/sent-cookies.ts';
import { shortName } from '../../facts/cookies/short-name.ts';
import { afterAnswer } from '../../facts/reception/after-answer.ts';
import { lastLanding, receptionOf } from '../../facts/reception/reception.ts';
import { sessionCookiesSet } from '../../facts/reception/session-cookies.ts';
import type { Message } from '../../messages/message.ts';
import { cause, placeIn, type CauseDraft } from '../cause.ts';

/** The callback is at one host of the app’s, and the page that it leads to at another. RFC 6265bis §5.7.3, §5.8.3. */
export default cause({
  id: 'session-left-at-host',
  owner: 'client',
  title: 'The session’s cookie belongs to the callback’s host, and the app’s page is at another',
  signs:
    'The callback’s answer set a session cookie without Domain and led to a page at another host; the request there did not bring it, and the app asked to sign in again.',
  against:
    'A cookie whose Domain covers the other host; a page that was shown to somebody; a callback that led to a sign-in page itself.',
  fix: 'Use one host for the app: redirect www to the bare name (or the other way round) before a login begins, and register the callback at that very host. Where both are needed, set the session’s cookie with the Domain of their site.',
  references: ['rfc6265bis#5.8.3'],
  example:
    'GET app.example/callback → 302 www.app.example/home, Set-Cookie: sid=…; GET www.app.example/home without sid → 302 /login',
  confusedWith: ['cookie-wrong-host', 'session-not-known', 'session-cookie-not-kept'],
  folds: ['callback-failed', 'interaction-loop', 'login-loop', 'unexplained'],
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    const answer = facts.flow.messages.findLast(isDelivery);
    const landing = answer && lastLanding(facts.flow, facts.ending.takenAt ?? answer);
    const left = landing && leftBehind(facts, landing);
    if (!left) return undefined;
    const { name, next } = left;
    return {
      at: landing,
      why: `The login itself worked; the app’s session did not: the callback at ${hostOf(landing.url)} set the session cookie ${shortName(name)} for that host alone, and sent the browser on to ${endpointOf(next.url)}, another host, which did not get it and asked to sign in again.`,
      compared: [
        {
          name: 'host',
          expected: { value: hostOf(landing.url), at: landing },
          got: placeIn(facts.flow, next, hostOf(next.url)),
        },
      ],
      proof: 'comparison',
      confidence: 'firm',
      evidence: [landing],
    };
  },
});

function leftBehind(
  { flow, ending }: Facts,
  landing: Message,
): { readonly name: string; readonly next: Exchange } | undefined {
  const reception = ending.reception ?? (flow.rounds && receptionOf(flow, landing));
  if (reception?.outcome !== 'failed' || !asksForLogin.has(reception.by)) return undefined;
  const next = afterAnswer(flow, landing.exchange).chain[1];
  if (!next || hostOf(next.url) === hostOf(landing.exchange.url)) return undefined;
  const sent = new Set(sentCookiesOf(next)?.map(({ name }) => name));
  const begun = sessionCookiesSet([landing.exchange]).filter(({ isDropped }) => !isDropped);
  const isCarried = begun.some(({ cookie }) => cookie.domain !== undefined || sent.has(cookie.name));
  const [left] = begun;
  return left && !isCarried ? { name: left.cookie.name, next } : undefined;
}

const asksForLogin: ReadonlySet<string> = new Set(['sign_in_page', 'asked_again']);
