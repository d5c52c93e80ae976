import { profileIds, type ProfileId } from '../vocabulary/profile-id.ts';
import { asvs10 } from './asvs-10.ts';
import { fapi2Ms } from './fapi-2-ms.ts';
import { fapi2Sp } from './fapi-2-sp.ts';
import { fapiCiba } from './fapi-ciba.ts';
import { oidcLogout } from './oidc-logout.ts';
import { oidcOpBasic } from './oidc-op-basic.ts';
import { oidcRpBasic } from './oidc-rp-basic.ts';
import { browserBasedApps } from './browser-based-apps.ts';
import { fapi2 } from './fapi-2.ts';
import { haip } from './haip.ts';
import { mcp } from './mcp.ts';
import { nativeApps } from './native-apps.ts';
import { oauth21 } from './oauth-2.1.ts';
import { oidcCore } from './oidc-core.ts';
import type { Profile } from './profile.ts';
import { rfc9700 } from './rfc9700.ts';
import { samlWebSso } from './saml-web-sso.ts';

const profileById = {
  rfc9700,
  'oauth-2.1': oauth21,
  'oidc-core': oidcCore,
  'browser-based-apps': browserBasedApps,
  'native-apps': nativeApps,
  'fapi-2': fapi2,
  mcp,
  'saml-web-sso': samlWebSso,
  'oidc-op-basic': oidcOpBasic,
  'oidc-rp-basic': oidcRpBasic,
  'fapi-2-sp': fapi2Sp,
  'fapi-2-ms': fapi2Ms,
  'fapi-ciba': fapiCiba,
  'oidc-logout': oidcLogout,
  'asvs-10': asvs10,
  haip,
} as const satisfies { readonly [Id in ProfileId]: Profile & { readonly id: Id } };

/** Every profile, the general ones first. */
export const profiles = profileIds.map((id) => profileById[id]);

type RequirementsOf<P> = P extends {
  readonly id: infer Id extends string;
  readonly requirements: readonly { readonly id: infer Name extends string }[];
}
  ? `${Id}/${Name}`
  : never;

/** Where a requirement stands: `rfc9700/pkce`. */
export type RequirementId = RequirementsOf<(typeof profiles)[number]>;
