import { endpointOf } from '../../exchange/parameters.ts';
import type { Facts } from '../../facts/facts.ts';
import { afterAnswer } from '../../facts/reception/after-answer.ts';
import { droppedForSize } from '../../facts/reception/session-cookies.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { explainedByCookie, sayLost, sessionDidNot } from './lost-cookie.ts';
import { shortName } from '../../facts/cookies/short-name.ts';

/** Browsers store 4096 bytes of name and value, and say nothing of what they drop. RFC 6265bis §5.6. */
export default cause({
  id: 'cookie-too-large',
  owner: 'client',
  title: 'The login’s cookie is larger than browsers store',
  signs:
    'The login’s cookie was set before the request to the provider and did not come with the callback, which the app refused or answered with another start; its name and value have more than 4096 bytes together. Or the session’s cookie that the callback’s answer set has, no other session began, and the next page was as before.',
  against: 'The cookie came; it was split into several that came.',
  fix: 'Keep tokens on the server and only a session id in the cookie, or split it.',
  references: ['rfc6265bis#5.6'],
  example: 'Set-Cookie: session=… (5,200 bytes), then the callback without it',
  confusedWith: ['session-cookie-not-kept', 'request-headers-too-big'],
  folds: explainedByCookie,
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect: (facts) =>
    sayLost(
      facts,
      (fate) =>
        fate.kind === 'dropped' && (fate.reason === 'too-large' || fate.reason === 'control-character'),
    ) ?? sessionNeverBegun(facts),
});

/** The app went on as if nobody had signed in, and the session that it meant to begin is larger than browsers keep. */
function sessionNeverBegun({ ending: { reception }, flow }: Facts): CauseDraft | undefined {
  if (reception?.outcome !== 'failed' || reception.by !== 'cookie_too_large') return undefined;
  const { message, at } = reception;
  const dropped = droppedForSize(afterAnswer(flow, message.exchange));
  if (!dropped) return undefined;
  const setter = at.id === message.exchange.id ? 'the answer to the callback' : endpointOf(at.url);
  return {
    at: message,
    why: `${sessionDidNot}: the session cookie ${shortName(dropped.cookie.name)}, which ${setter} set, has more than 4096 bytes of name and value: browsers throw that away without a word, and the login was taken but the session never began.`,
    fix: 'Keep tokens and profiles on the server and only a session id in the cookie, or split the cookie; ask for fewer claims (groups, roles).',
    proof: 'comparison',
    confidence: 'firm',
    evidence: [message],
  };
}
