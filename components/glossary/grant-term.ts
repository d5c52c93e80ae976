import type { GlossaryKey } from '../../lib/explain/glossary.ts';
import type { ReportFlow } from '../../lib/report/report.ts';
import type { Grant } from '../../lib/vocabulary/grant.ts';
import type { Protocol } from '../../lib/vocabulary/protocol.ts';

const grants: Partial<Readonly<Record<Grant, GlossaryKey>>> = {
  authorization_code: 'authorization-code-flow',
  device_code: 'device-code',
  jwt_bearer: 'assertion',
  saml2_bearer: 'assertion',
  refresh_token: 'refresh-token',
};

const protocols: Readonly<Record<Protocol, GlossaryKey>> = {
  oauth2: 'what-is-oauth',
  oidc: 'what-is-openid',
  oauth1: 'oauth1',
  openid2: 'what-is-openid',
  saml2: 'saml',
  wsfed: 'ws-federation',
  cas: 'cas',
};

/** Where the glossary speaks of the way a flow runs. */
export function grantTerm({ grant, protocol }: Pick<ReportFlow, 'grant' | 'protocol'>): GlossaryKey {
  return grant === null ? protocols[protocol] : (grants[grant] ?? 'other-flows');
}
