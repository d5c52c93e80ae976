import { endpointOf, originOf } from '../../exchange/parameters.ts';
import { headerValue } from '../../exchange/headers.ts';
import { itSays } from '../../explain/quote.ts';
import { shortName } from '../../facts/cookies/short-name.ts';
import { saidBy } from '../../facts/said/said.ts';
import { uncarriedCall } from '../../facts/sign-in/uncarried-call.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { cookieActs } from './cookie-acts.ts';
import { keptBack } from './kept-back.ts';
import { comparedBy } from './lost-cookie.ts';

/** The login began a session, and the page calls an API of another origin that the session’s cookie does not reach. Fetch §3.3.5; RFC 6265bis §5.8. */
export default cause({
  id: 'session-not-sent-to-api',
  owner: 'client',
  title: 'The app’s session does not reach the API that its page calls',
  signs:
    'After a login whose session cookie came with other requests, the app’s page called another origin of its site without cookie, token or key, and was answered 401; the cookie’s host, path or SameSite, or a call without credentials, kept it back.',
  against:
    'A call that brought a token, a key or any cookie; a challenge that asks for a token; the same address answered later; a recording without cookies.',
  fix: 'Call the API through the app’s own origin, which has the session and adds what the API wants; or let the cookie’s Domain cover both hosts and make the call with credentials: "include".',
  references: ['fetch', 'rfc6265bis#5.8.3'],
  example:
    'Set-Cookie: __Host-bff=… of app.example; fetch("https://api.app.example/me") without Cookie → 401',
  confusedWith: ['token-not-sent', 'session-cookie-not-kept', 'cookie-fetch-no-credentials'],
  folds: ['resource-rejected', 'session-not-known', 'unexplained'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    const found = facts.of(uncarriedCall);
    if (!found || !('write' in found.fate)) return undefined;
    const { landing, cookie, call, fate, journey } = found;
    const words = keptBack(fate, { cookie, journey });
    if (!words || /\b(?:key|bearer|captcha|token)\b/i.test(saidBy(call)?.text ?? '')) return undefined;
    const isMeant = headerValue(call.responseHeaders, 'access-control-allow-credentials') === 'true';
    const meant = isMeant
      ? ' It allows calls with credentials (Access-Control-Allow-Credentials: true).'
      : '';
    // A host of its own may have a session of its own, whatever it allows.
    const isElsewhere = fate.kind === 'withheld' && fate.reason === 'other-host';
    const isSure = !isElsewhere && (fate.confidence !== 'tentative' || isMeant);
    return {
      at: landing,
      why: `The login worked, and its session is in the cookie ${shortName(cookie.name)} of ${originOf(cookie.write.exchange.url) ?? 'the app'}; the page’s call to ${endpointOf(call.url)} came without it and was answered 401: ${words.because}.${meant}${itSays(saidBy(call)?.text)}`,
      ...(fate.kind === 'withheld' && !isElsewhere && { fix: words.fix }),
      proof: isSure ? 'comparison' : 'status',
      confidence: isSure ? 'firm' : 'tentative',
      evidence: [landing],
      ...comparedBy(facts, words, cookie.write.exchange, call),
      browser: cookieActs(cookie, fate, call),
    };
  },
});
