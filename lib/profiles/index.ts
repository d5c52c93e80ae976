import { profileIds, type ProfileId } from '../vocabulary/profile-id.ts';
import { browserBasedApps } from './browser-based-apps.ts';
import { fapi2 } from './fapi-2.ts';
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
