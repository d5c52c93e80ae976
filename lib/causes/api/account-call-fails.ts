import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue } from '../../exchange/headers.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { itSays } from '../../explain/quote.ts';
import { answererOf } from '../../facts/answerer/answerer.ts';
import type { Facts } from '../../facts/facts.ts';
import { afterAnswer } from '../../facts/reception/after-answer.ts';
import { asksPlainlyWhoOneIs } from '../../facts/reception/asks-who-one-is.ts';
import { callsAfter } from '../../facts/reception/calls.ts';
import { lastLanding } from '../../facts/reception/reception.ts';
import { hasCookies } from '../../facts/reception/words-after.ts';
import { isGeneric } from '../../facts/said/error-words.ts';
import { saidBy } from '../../facts/said/said.ts';
import { messagesOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The app’s page asks its server who has signed in, and that fails otherwise than for want of a session. RFC 9110 §15.5.4, §15.6. */
export default cause({
  id: 'account-call-fails',
  owner: 'client',
  title: 'The login worked, and the app’s call that asks who has signed in fails',
  signs:
    'After an answer that the app took, its page’s calls to an address that tells who has signed in (/me, /user, /session, /profile) were answered 403 or with 500 and more, the last one too, and no other such call was answered. Or the provider’s userinfo endpoint answered 404, 405, 410, or 500 and more.',
  against:
    'A call answered 401, or with words that nobody is signed in; a call without the session’s cookie; one that a firewall answered; a later one that was answered.',
  fix: 'Go by what it answers, and look in the log of that API at this moment. With 403: which right, role, group or membership the person lacks there. With 500 and more: what broke as it looked the person up (a claim that it expects, an account that it could not make, its database).',
  references: ['rfc9110#15.5.4', 'oidc-core#5.3.1'],
  example: 'GET /callback → 302 /; GET /api/me with the session → 403 {"message":"no role"}',
  confusedWith: ['session-not-known', 'not-provisioned', 'api-forbids'],
  folds: ['unexplained', 'no-answer'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    const { flow, ending } = facts;
    if (ending.outcome !== 'succeeded') return undefined;
    const asked = failedUserinfo(facts);
    if (asked) return ofProvider(asked);
    if (!ending.takenAt) return undefined;
    const landing = lastLanding(flow, ending.takenAt);
    const call = failedCall(facts, landing.exchange);
    if (!call) return undefined;
    const said = saidBy(call)?.text;
    const text = said !== undefined && !isGeneric(said) ? said : undefined;
    return {
      at: landing,
      why: `The login worked, as far as the browser saw; what fails is the call in which the app’s page asks who has signed in: ${endpointOf(call.url)} answered ${call.status ?? 0}.${itSays(text)}`,
      proof: 'status',
      // What else the page asks may be all that it needs.
      ...(callsAfter(afterAnswer(flow, landing.exchange)).answered === undefined
        ? { confidence: 'firm' }
        : {
            confidence: 'tentative',
            tellApart: 'If the page shows the person all the same, it can do without this call.',
          }),
      evidence: [landing],
    };
  },
});

/** The page asks the provider itself, at an address that is not there or broke. OpenID Connect Core §5.3. */
function failedUserinfo({ flow }: Facts): Message | undefined {
  const asked = messagesOf(flow, 'userinfo_request');
  const last = asked.at(-1);
  const { status = 0 } = last?.exchange ?? {};
  const isGone = status === 404 || status === 405 || status === 410;
  if (!last || !(isGone || status >= 500) || asked.some(({ exchange }) => isAccepted(exchange)))
    return undefined;
  const given = messagesOf(flow, 'token_request').findLast(({ exchange }) => isAccepted(exchange));
  const isSoon = given === undefined || last.exchange.startedAt - given.exchange.startedAt <= atOnce;
  const goesOn = messagesOf(flow, 'resource_request').some(({ exchange }) => isAccepted(exchange));
  return isSoon && !goesOn ? last : undefined;
}

/** Milliseconds after the tokens in which a page asks who has signed in; what it asks later is for another purpose. */
const atOnce = 60_000;

function ofProvider(asked: Message): CauseDraft {
  const { status = 0 } = asked.exchange;
  const text = saidBy(asked.exchange)?.text;
  return {
    at: asked,
    why: `The login worked, and the page then asked the provider who has signed in: ${endpointOf(asked.url)} answered ${status}.${itSays(text !== undefined && !isGeneric(text) ? text : undefined)}`,
    fix:
      status < 500
        ? 'Compare that address with userinfo_endpoint in the provider’s metadata; or take the person’s claims from the ID token, where it has them (oidc-client: loadUserInfo: false).'
        : 'Look in the provider’s log at this moment; the app’s settings did their part. Where the ID token has the claims, the call can be left out.',
    ...(status >= 500 && { owner: 'authorization_server' }),
    proof: 'status',
    confidence: 'firm',
    evidence: [asked],
  };
}

function failedCall({ flow }: Facts, landing: Exchange): Exchange | undefined {
  const own = new Set(flow.messages.map(({ exchange }) => exchange.id));
  const calls = afterAnswer(flow, landing).calls.filter(
    (one) => asksPlainlyWhoOneIs(one) && !own.has(one.id),
  );
  const last = calls.at(-1);
  if (!last || !isFailed(last) || calls.some(isAccepted)) return undefined;
  const isBare = headerValue(last.requestHeaders, 'cookie') === undefined && hasCookies(flow);
  return isBare || answererOf(last).kind === 'waf' ? undefined : last;
}

function isFailed({ status = 0, method }: Exchange): boolean {
  return method === 'GET' && (status === 403 || status >= 500);
}
