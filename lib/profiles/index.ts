import { browserBasedApps } from './browser-based-apps.ts';
import { fapi2 } from './fapi-2.ts';
import { mcp } from './mcp.ts';
import { nativeApps } from './native-apps.ts';
import { oauth21 } from './oauth-2.1.ts';
import { oidcCore } from './oidc-core.ts';
import type { Profile } from './profile.ts';
import { rfc9700 } from './rfc9700.ts';
import { samlWebSso } from './saml-web-sso.ts';

/** Every profile, the general ones first. */
export const profiles = [
  rfc9700,
  oauth21,
  oidcCore,
  browserBasedApps,
  nativeApps,
  fapi2,
  mcp,
  samlWebSso,
] as const satisfies readonly Profile[];

/** The id of a profile. */
export type ProfileId = (typeof profiles)[number]['id'];

type RequirementsOf<P> = P extends {
  readonly id: infer Id extends string;
  readonly requirements: readonly { readonly id: infer Name extends string }[];
}
  ? `${Id}/${Name}`
  : never;

/** Where a requirement stands: `rfc9700/pkce`. */
export type RequirementId = RequirementsOf<(typeof profiles)[number]>;
