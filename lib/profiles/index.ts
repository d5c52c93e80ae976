import { browserBasedApps } from './browser-based-apps.ts';
import { fapi2 } from './fapi-2.ts';
import { mcp } from './mcp.ts';
import { nativeApps } from './native-apps.ts';
import { oauth21 } from './oauth-2.1.ts';
import { oidcCore } from './oidc-core.ts';
import type { Profile } from './profile.ts';
import { rfc9700 } from './rfc9700.ts';

/** Every profile, the general ones first. */
export const profiles: readonly Profile[] = [
  rfc9700,
  oauth21,
  oidcCore,
  browserBasedApps,
  nativeApps,
  fapi2,
  mcp,
];
