import { hostOf } from '../../exchange/parameters.ts';
import { shortName } from '../../facts/cookies/short-name.ts';
import type { CookieFate } from '../../facts/cookies/journey.ts';
import type { Facts } from '../../facts/facts.ts';
import { messagesOf } from '../../flows/flow.ts';
import { portalCookieOf } from '../../messages/oidc/portal-cookie.ts';
import { cause, placeIn, type CauseDraft } from '../cause.ts';
import { explainedByCookie, sayLost, sessionDraft } from './lost-cookie.ts';

/** A host can set cookies for itself and its parents alone, down to what strangers share. RFC 6265bis §5.7. */
export default cause({
  id: 'cookie-domain-rejected',
  owner: 'client',
  title: 'The Domain of the login’s cookie is not the host’s that set it',
  signs:
    'The login’s cookie was set before the request to the provider and did not come with the callback, which the app refused or answered with another start; its Domain is another host, a public suffix (github.io, co.uk), or was set by an address; or the session’s cookie of the callback’s answer is so. Or a portal’s sign-in set its session’s cookie for the app’s domain from a host outside it, or for a public suffix.',
  against: 'The cookie came; a Domain that is the host or a parent of it.',
  fix: 'Leave Domain away, or set it to the host itself or a parent domain that is yours.',
  references: ['rfc6265bis#5.7'],
  example: 'app.example answers Set-Cookie: sid=…; Domain=old.example',
  confusedWith: ['cookie-wrong-host'],
  folds: explainedByCookie,
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect: (facts) => ofPortal(facts) ?? sayLost(facts, isOfDomain) ?? sessionDraft(facts, isOfDomain),
});

function isOfDomain(fate: CookieFate): boolean {
  return fate.kind === 'dropped' && fate.reason.startsWith('domain-');
}

/** A portal before apps (Authelia and its kin) that is not at home in the domain of its own cookie. */
function ofPortal({ flow }: Pick<Facts, 'flow'>): CauseDraft | undefined {
  const rounds = messagesOf(flow, 'refused_start').filter(({ exchange }) => portalCookieOf(exchange));
  const at = rounds.at(-1);
  const cookie = at && portalCookieOf(at.exchange);
  if (!at || !cookie) return undefined;
  const { name, domain, app, isPublic } = cookie;
  const [portal, own] = [hostOf(at.url), hostOf(app)];
  const reason = isPublic
    ? `below which anybody can have a name (a public suffix)`
    : `to which ${portal} itself does not belong`;
  return {
    at,
    why: `${portal} took the sign-in (${at.exchange.status ?? 0}), and set its session cookie ${shortName(name)} for the Domain ${domain}, ${reason}: browsers throw such a cookie away, so that ${own} knows nobody and asks to sign in again${rounds.length > 1 ? ` (${rounds.length} sign-ins here)` : ''}.`,
    fix: isPublic
      ? `Put portal and apps below one name of your own and set the cookie for that (auth.NAME.${domain} and app.NAME.${domain} with NAME.${domain}, or a domain that you own; Authelia: domain under session.cookies). No password and no setting of the browser is wrong.`
      : `Put the portal at a host of ${domain} (such as auth.${domain}), or have it set its cookie for a domain that both hosts share (Authelia: domain and authelia_url under session.cookies). No password and no setting of the browser is wrong.`,
    owner: 'authorization_server',
    proof: 'comparison',
    confidence: 'certain',
    evidence: rounds,
    compared: [
      {
        name: 'Domain',
        expected: { value: portal, at },
        got: placeIn(flow, at.exchange, domain),
      },
    ],
  };
}
