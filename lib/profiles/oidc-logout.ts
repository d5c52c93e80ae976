import { asText } from '../exchange/json.ts';
import { decodeJwt } from '../exchange/jwt.ts';
import type { Facts } from '../facts/facts.ts';
import { logoutRequestOf } from '../facts/logout-request.ts';
import { logoutClaimsOf } from '../facts/tokens/id-token.ts';
import { messagesOf } from '../flows/flow.ts';
import { isLogout } from '../vocabulary/kinds.ts';
import type { RequirementStatus } from '../vocabulary/requirement-status.ts';
import { certified, judged, must, profile, should } from './profile.ts';

/** The logouts of OpenID Connect as the conformance suite tests them; held against any flow that has one, a logout by itself too. */
export const oidcLogout = profile({
  id: 'oidc-logout',
  title: 'OpenID Connect logouts: as seen from outside, no certification',
  reference: 'rp-logout',
  appliesTo: ({ flow, protocol }) =>
    (protocol === 'oidc' || protocol === 'oauth2') && flow.messages.some(isLogout),
  requirements: [
    certified(
      must(
        'hint',
        { text: 'The server takes no hint of another issuer or client.', reference: 'rp-logout#2' },
        ['logout-hint-wrong'],
        isAsked,
      ),
      'ValidateIdTokenHintInRPInitiatedLogoutRequest',
    ),
    certified(
      must(
        'return',
        {
          text: 'The browser comes back to where was asked for, with the state that was sent.',
          reference: 'rp-logout#3',
        },
        ['logout-return-mismatch'],
        isAsked,
      ),
      'ValidatePostLogoutRedirectUri',
      'CheckPostLogoutState',
    ),
    certified(
      judged(
        'MUST',
        'no-state-unasked',
        { text: 'No state comes back where none was sent.', reference: 'rp-logout#3' },
        noStateUnasked,
        isAsked,
      ),
      'CheckNoPostLogoutState',
    ),
    certified(
      judged(
        'SHOULD',
        'return-alone',
        { text: 'Nothing but the state is added to the way back.', reference: 'rp-logout#3' },
        addsStateAlone,
        isAsked,
      ),
      'CheckForUnexpectedParametersInPostLogoutRedirect',
    ),
    should(
      'return-tls',
      { text: 'The way back is encrypted.', reference: 'rp-logout#3.1' },
      ['logout-return-http'],
      isAsked,
    ),
    certified(
      must(
        'logout-token',
        {
          text: 'The logout token says who, what and for whom, and cannot be another token.',
          reference: 'backchannel-logout#2.4',
        },
        ['logout-token-invalid'],
        has('backchannel_logout'),
      ),
      'ValidateLogoutTokenClaims',
      'CheckLogoutTokenNoNonce',
      'CheckLogoutTokenHasSubOrSid',
    ),
    certified(
      judged(
        'MUST',
        'token-sid',
        { text: 'The logout token names the session of the ID token.', reference: 'backchannel-logout#2.4' },
        endsOwnSession,
        has('backchannel_logout'),
      ),
      'CheckIdTokenSidMatchesLogoutToken',
    ),
    certified(
      should(
        'logout-no-store',
        {
          text: 'The client’s answer to a logout token must not be stored.',
          reference: 'backchannel-logout#2.8',
        },
        ['logout-answer-cacheable'],
        has('backchannel_logout'),
      ),
      'EnsureBackChannelLogoutEndpointResponseContainsCacheHeaders',
    ),
    certified(
      must(
        'frame-sid',
        { text: 'The logout frame names the session of the ID token.', reference: 'frontchannel-logout#3' },
        ['frontchannel-sid-mismatch'],
        has('frontchannel_logout'),
      ),
      'CheckIdTokenSidMatchesFrontChannelLogoutRequest',
    ),
  ],
});

function has(kind: 'backchannel_logout' | 'frontchannel_logout' | 'end_session_request') {
  return ({ flow }: Facts): boolean => messagesOf(flow, kind).length > 0;
}

function isAsked(facts: Facts): boolean {
  return has('end_session_request')(facts);
}

/** The last way back that was seen, and the names that the client’s address has itself. */
function returnOf({ flow }: Facts) {
  const request = logoutRequestOf(flow);
  const response = messagesOf(flow, 'end_session_response').at(-1);
  const back = request?.params['post_logout_redirect_uri'];
  if (!request || !response || !back) return undefined;
  const own = new Set(URL.canParse(back) ? new URL(back).searchParams.keys() : []);
  return { sent: request.params, returned: response.params, own };
}

function noStateUnasked(facts: Facts): RequirementStatus {
  const seen = returnOf(facts);
  if (!seen || seen.sent['state'] !== undefined) return 'not_seen';
  return seen.returned['state'] !== undefined && !seen.own.has('state') ? 'fail' : 'pass';
}

function addsStateAlone(facts: Facts): RequirementStatus {
  const seen = returnOf(facts);
  if (!seen) return 'not_seen';
  return Object.keys(seen.returned).every((name) => name === 'state' || seen.own.has(name)) ? 'pass' : 'fail';
}

/** Judged where both name a session, and one client: a provider tells its other clients of sessions of their own. */
function endsOwnSession({ flow, idTokens = [] }: Facts): RequirementStatus {
  const ended = logoutClaimsOf(flow);
  const hint = decodeJwt(logoutRequestOf(flow)?.params['id_token_hint']);
  const own = [...(hint?.type === 'jws' ? [{ jwt: hint }] : []), ...idTokens]
    .map(({ jwt }) => jwt.claims)
    .filter(({ sid, aud }) => sid !== undefined && [aud].flat().includes(asText(ended?.['aud'])));
  if (ended?.['sid'] === undefined || own.length === 0) return 'not_seen';
  return own.some(({ sid }) => sid === ended['sid']) ? 'pass' : 'fail';
}
