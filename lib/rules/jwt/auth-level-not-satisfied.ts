import {
  requestedAuthenticationOf,
  type RequestedAuthentication,
} from '../../facts/tokens/requested-authentication.ts';
import { asTexts, quotable } from '../../exchange/json.ts';
import type { IdToken } from '../../facts/tokens/id-token.ts';
import type { AuthorizationRequest } from '../../facts/authorization-request.ts';
import { clockLeeway, clockOffsetOf, receivedAt } from '../../facts/clock-offset.ts';
import { leadsToAnotherLogin } from '../../facts/upstream-login.ts';
import { wentOnWith } from '../../facts/went-on-with.ts';
import type { Flow } from '../../flows/flow.ts';
import { vendorAt } from '../../messages/vendors.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

/** Seconds between the login and the token that was made for it. */
const leeway = 60;

export const words: RuleWords = {
  title: 'Requested authentication age or level not met',
  why: 'A client that asks for a recent or strong login and does not check what it got lets a weaker one through.',
  fix: 'Check auth_time and acr of the ID token against what was asked for, and ask for a new login when they do not fit.',
  references: ['oidc-core#3.1.2.1', 'oidc-core#3.1.3.7', 'oidc-core#5.5.1.1', 'rfc9470#5'],
  examples: {
    fires: 'max_age=300 (or prompt=login) asked for, "auth_time" an hour before "iat"',
    passes: 'max_age=300 asked for, "auth_time" a minute before "iat"',
  },
};

/** The person logged in too long ago, or not strongly enough. */
export default rule({
  id: 'auth-level-not-satisfied',
  severity: 'medium',
  owner: 'client',
  needs: ['authorizationRequest', 'idTokens'],
  inspect({ flow, authorizationRequest, idTokens }) {
    const asked = requestedAuthenticationOf(flow);
    const wantsLogin = asksForLogin(authorizationRequest);
    const token = idTokens.find(({ message }) => message.params['grant_type'] !== 'refresh_token');
    if ((!asked && !wantsLogin) || !token) return 'not applicable';
    const unmet = asked && judgeDemands(flow, asked, token);
    if (unmet?.isOld || !wantsLogin) return unmet?.draft;
    return [...(unmet ? [unmet.draft] : []), ...(notAskedAgain(flow, authorizationRequest, token) ?? [])];
  },
});

function judgeDemands(
  flow: Flow,
  asked: RequestedAuthentication,
  token: IdToken,
): { readonly draft: FindingDraft; readonly isOld: boolean } | undefined {
  const [old, weak] = [tooOld(asked, token), tooWeak(asked, token)];
  const faults = [old, weak].filter((one) => one !== undefined);
  if (faults.length === 0) return undefined;
  const isUnknown = old !== undefined && hasNoTimeToGive(flow, asked, token);
  const isRemark = (old === undefined || isUnknown) && (weak === undefined || !asked.areLevelsDemanded);
  const draft: FindingDraft = {
    severity: isRemark ? 'info' : 'medium',
    confidence: isRemark || wentOnWith(flow, token.message) ? 'certain' : 'firm',
    ...(isRemark && isUnknown && ofProvider),
    detail: faults.join(' '),
    evidence: [...(asked.challenge ? [asked.challenge] : []), asked.message, token.message],
  };
  return { draft, isOld: old !== undefined };
}

/** OIDC Core §3.1.2.1: the provider should ask the person again, and answer with an error where it cannot. */
function asksForLogin({ params }: AuthorizationRequest): boolean {
  return /(?:^|\s)login(?:\s|$)/.test(params['prompt'] ?? '');
}

/**
 * The person was not asked again: they had logged in before the request was sent. The token’s two times are of one clock, and how long the
 * login took is measured by another one; no clock has to be right.
 */
function notAskedAgain(
  flow: Flow,
  { message: request }: AuthorizationRequest,
  { message, jwt: { claims } }: IdToken,
): readonly FindingDraft[] | undefined {
  const { auth_time: at, iat } = claims;
  const [began, received] = [request.exchange.startedAt, receivedAt(message)];
  if (typeof at !== 'number' || typeof iat !== 'number' || began === 0) return undefined;
  const clock = clockOffsetOf(flow);
  if (clock && iat * 1000 - clock.ahead < began - clockLeeway) return undefined;
  const took = (received - began) / 1000;
  if (iat - at <= took + leeway) return undefined;
  const isUpstream = leadsToAnotherLogin(flow);
  return [
    {
      severity: isUpstream ? 'info' : 'medium',
      owner: 'authorization_server',
      confidence: clock ? 'firm' : 'tentative',
      detail: `prompt=login was asked for, and the person had logged in ${Math.round(iat - at - took)} seconds before the request.${isUpstream ? ' The provider sent the browser on to another one: auth_time may be that one’s.' : ''}`,
      fix: 'Provider: ask the person again for prompt=login, or answer login_required. Client: send max_age=0 as well and check auth_time; prompt can be taken out of the address on its way.',
      evidence: [request, message],
    },
  ];
}

const ofProvider = {
  owner: 'authorization_server',
  fix: 'Do not rely on max_age at this provider: ask with prompt=login where it takes that, or confirm what matters in the application itself.',
} as const;

/** The provider is known to ignore `max_age`, or its metadata lists the claims that it has and auth_time is none of them. */
function hasNoTimeToGive(
  { metadata }: Flow,
  { message, needsAuthTime }: RequestedAuthentication,
  { jwt: { claims } }: IdToken,
): boolean {
  if (claims['auth_time'] !== undefined) return false;
  const listed = asTexts(metadata?.['claims_supported']) ?? [];
  if (listed.length > 0) return !listed.includes('auth_time');
  return !needsAuthTime && vendorAt(message.url)?.ignoresMaxAge === true;
}

function tooOld(
  { maxAge, needsAuthTime }: RequestedAuthentication,
  { jwt: { claims } }: IdToken,
): string | undefined {
  if (maxAge === undefined && !needsAuthTime) return undefined;
  const { auth_time: at, iat } = claims;
  const asked =
    maxAge === undefined ? 'auth_time was asked for as essential' : `max_age ${maxAge} was asked for`;
  if (typeof at !== 'number') return `${asked}, and the ID token has no auth_time.`;
  if (maxAge === undefined || typeof iat !== 'number' || iat - at <= maxAge + leeway) return undefined;
  return `${asked}, and the person had logged in ${Math.round(iat - at)} seconds before the ID token was made.`;
}

function tooWeak(
  { levels, areLevelsDemanded }: RequestedAuthentication,
  { jwt: { claims } }: IdToken,
): string | undefined {
  const { acr } = claims;
  if (levels.length === 0 || (typeof acr === 'string' && levels.includes(acr))) return undefined;
  if (acr === undefined && !areLevelsDemanded) return undefined;
  const got = acr === undefined ? 'none' : `"${quotable(acr)}"`;
  return `acr is ${got}; ${areLevelsDemanded ? 'demanded' : 'preferred'}: ${levels.map((level) => `"${level}"`).join(' or ')}.`;
}
