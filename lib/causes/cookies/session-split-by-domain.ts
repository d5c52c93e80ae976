import { hostOf } from '../../exchange/parameters.ts';
import { splitSession } from '../../facts/cookies/split-session.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** Half of a session is no session: each host takes away what the other has. */
export default cause({
  id: 'session-split-by-domain',
  owner: 'client',
  title: 'Part of the session is for the whole domain, part for one host',
  signs:
    'A login at one host set several HttpOnly cookies, some for the whole domain and some for that host alone; another host of the site got those for the domain and not the others, began the login of the same client anew, and set the same ones in the same way.',
  against:
    'Cookies that are all for the domain or all for the host; those for the host that end sooner; a login of another client.',
  fix: 'Set all cookies of the session for the same domain, or each host’s for that host alone. Where a script’s call is led to the login and fails for CORS, that is a consequence.',
  references: ['rfc6265bis#5.6'],
  example:
    'a.corp.example/callback → Set-Cookie: Hmac; Domain=corp.example, IdToken (no Domain); b.corp.example brings Hmac alone → the login again',
  confusedWith: ['session-taken-by-neighbour', 'cookie-wrong-host', 'session-not-known'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ of }): CauseDraft | undefined {
    const found = of(splitSession);
    if (!found) return undefined;
    const { landing, before, shared, own, domain, by } = found;
    const [here, there] = [hostOf(landing.url), hostOf(before.url)];
    const isEnvoy = shared.includes('OauthHMAC');
    const came =
      by === 'missing'
        ? `${own.join(', ')} ${own.length === 1 ? 'is' : 'are'} set without Domain and stayed at ${there}`
        : `${own.join(', ')}, set without Domain, came from an older login at ${here}`;
    return {
      // The login itself went well: it should not have been needed.
      at: undefined,
      why: `${here} began this login although somebody had logged in at ${there} before: of the session that began there only ${shared.join(', ')} came along, set for ${domain}; ${came}. What came does not belong together, so ${here} did not take it; and its own answer replaced ${shared.join(', ')}, so that ${there} begins anew as well.`,
      ...(isEnvoy && { fix: ofEnvoy }),
      proof: 'comparison',
      confidence: 'firm',
      evidence: [before, landing],
    };
  },
});

const ofEnvoy =
  'Update Envoy: with cookie_domain its OAuth2 filter once set OauthHMAC, OauthExpires and BearerToken for the domain and left out IdToken and RefreshToken, over which the HMAC goes as well. Until then leave cookie_domain out, so that each host has a session of its own. Where a script’s call is led to the login and fails for CORS, that is a consequence.';
