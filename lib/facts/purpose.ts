import type { Step } from '../flows/steps.ts';
import { isSilentRequest } from '../messages/silent-request.ts';
import type { Params } from '../messages/view.ts';
import { kinds, type StepKind, isLogout } from '../vocabulary/kinds.ts';
import type { Protocol } from '../vocabulary/protocol.ts';
import { isRefusedAlone } from '../vocabulary/refused-alone.ts';
import type { Purpose } from '../vocabulary/purpose.ts';
import type { Facts } from './facts.ts';
import { paramsOfStep } from './step-params.ts';

const purposes: Readonly<Record<Protocol, Purpose>> = {
  oauth2: 'access',
  oidc: 'login_and_access',
  oauth1: 'access',
  openid2: 'login',
  saml2: 'login',
  wsfed: 'login',
  cas: 'login',
  openid4vp: 'presentation',
  openid4vci: 'issuance',
};

type Seen = Pick<Facts, 'steps' | 'protocol' | 'authorizationRequest'>;

/** What a flow is for. */
export function purposeOf(facts: Seen): Purpose {
  const { steps, protocol } = facts;
  if (isLogoutAlone(steps)) return 'logout';
  if (isRefusedAlone(steps)) return 'login';
  const has = (shows: (kind: StepKind, params: Params) => boolean) =>
    steps.some((step) => shows(step.kind, paramsOfStep(step, facts)));
  if (has((kind, params) => isSilentRequest({ kind, params }))) return 'silent_renewal';
  return protocol === 'oidc' && has(bringsIdTokenAlone) ? 'login' : purposes[protocol];
}

/** W3C FedCM §3.6.1; OIDC Core §3.2.2.1 with `response_type=id_token`. */
function bringsIdTokenAlone(kind: StepKind, params: Params): boolean {
  if (kind === 'authorization_request') return params['response_type'] === 'id_token';
  return kind === 'identity_assertion_request' || isPostedCredential(kind, params);
}

/** An ID token that a provider's own script posts to the site. https://developers.google.com/identity/gsi/web/guides/verify-google-id-token */
export function isPostedCredential(kind: StepKind, params: Params): boolean {
  return kind === 'authorization_response' && params['credential'] !== undefined;
}

/** Do these steps only sign the person out? Documents that were read for it are no more than that. */
export function isLogoutAlone(steps: readonly Pick<Step, 'kind'>[]): boolean {
  return steps.some(isLogout) && steps.every((step) => isLogout(step) || isDocument(step));
}

function isDocument({ kind }: Pick<Step, 'kind'>): boolean {
  return kinds[kind].role === 'document';
}
