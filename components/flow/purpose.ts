import type { ReportFlow, ReportStep } from '../../lib/report/report.ts';
import { clientName, serverName } from './parties.ts';

/** What the flow was for and how it went, in one sentence: “app.example asked op.example to sign you in, and it worked.” */
export function flowSentence(flow: ReportFlow): string {
  return `${flowRequest(flow)}${ending(flow)}`;
}

/** The first half of the sentence: who asked whom for what. */
export function flowRequest(flow: ReportFlow): string {
  const client = clientName(flow);
  const server = serverName(flow);
  const asked = `${client} asked ${server}`;
  if (isLogout(flow)) return `${asked} to sign you out`;
  if (isSilent(flow)) return `${asked} quietly whether you are still signed in`;
  switch (flow.grant) {
    case 'client_credentials':
      return `${asked} for a token for itself`;
    case 'password':
      return `${client} handed a password to ${server} for a token`;
    case 'refresh_token':
      return `${asked} for fresh tokens without asking you`;
    case 'device_code':
      return `A device asked ${server} for access, to be confirmed on another screen`;
    case 'ciba':
      return `${asked} to confirm with you on another device`;
    case 'token_exchange':
      return `${asked} to swap one token for another`;
    case 'jwt_bearer':
    case 'saml2_bearer':
      return `${asked} for a token in return for a signed statement`;
    default:
      return isLogin(flow) ? `${asked} to sign you in` : `${asked} for access in your name`;
  }
}

function ending({ outcome, error, grant }: ReportFlow): string {
  switch (outcome) {
    case 'succeeded':
      return error ? `, and it worked, with a later error: ${error.code}.` : ', and it worked.';
    case 'failed':
      return error ? `, and it failed: ${error.code}.` : ', and it failed.';
    case 'denied':
      return ', and it was refused.';
    case 'pending':
      return grant === 'client_credentials' ? '; no answer was seen.' : '; no answer has been seen yet.';
  }
}

/** Does this flow tell the client who the person is, or only what it may do? */
function isLogin({ protocol }: ReportFlow): boolean {
  return protocol !== 'oauth2' && protocol !== 'oauth1';
}

/** A renewal without showing anything. */
export function isSilent({ steps }: ReportFlow): boolean {
  return steps.some(isSilentRequest);
}

/** The provider must answer at once, without asking anybody. OIDC Core §3.1.2.1; OpenID 2.0 §9.3; CAS §2.1.1. */
export function isSilentRequest({ kind, params }: ReportStep): boolean {
  switch (kind) {
    case 'authorization_request':
      return params['prompt'] === 'none';
    case 'openid_authentication_request':
      return params['openid.mode'] === 'checkid_immediate';
    case 'cas_login_request':
      return params['gateway'] === 'true';
    default:
      return false;
  }
}

const logout = /^(end_session|(front|back)channel_logout|saml_logout|wsfed_signout|cas_logout)/;

/** Does a flow only sign the person out? */
export function isLogout({ steps }: ReportFlow): boolean {
  return steps.length > 0 && steps.every(({ kind }) => logout.test(kind));
}
