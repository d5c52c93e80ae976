import type { ProfileId } from '../vocabulary/profile-id.ts';

/** For what a profile is, in the words of `profileScopes`. */
const grants = 'grants of OAuth 2.0 and OpenID Connect';
const byCode = 'OpenID Connect logins by code';
const pushed = 'logins whose request is pushed (PAR), which it demands before anything else';

/** What each profile is for; nothing else is held against it. */
const profileScopes: Readonly<Record<ProfileId, string>> = {
  rfc9700: grants,
  'oauth-2.1': grants,
  'asvs-10': grants,
  'oidc-core': 'OpenID Connect logins that go through a browser',
  'browser-based-apps': 'apps that redeem their code in the page itself',
  'native-apps': 'native apps',
  'fapi-2': pushed,
  'fapi-2-sp': pushed,
  'fapi-2-ms': 'logins whose request is pushed (PAR), and whose request or answer is signed',
  mcp: 'logins of the Model Context Protocol',
  'saml-web-sso': 'SAML 2.0 logins in a browser',
  'oidc-op-basic': byCode,
  'oidc-rp-basic': byCode,
  'fapi-ciba': 'logins that are confirmed on another device (CIBA)',
  'oidc-logout': 'logouts of OpenID Connect',
  haip: 'wallets of the High Assurance profile',
};

/** The profiles of these that none of the flows is held against; `all` asks for none in particular. */
export function unheldOf(
  flows: readonly { readonly profiles: readonly { readonly id: ProfileId }[] }[],
  asked: readonly (ProfileId | 'all')[],
): readonly ProfileId[] {
  return asked.filter(
    (id) => id !== 'all' && !flows.some(({ profiles }) => profiles.some((one) => one.id === id)),
  ) as readonly ProfileId[];
}

/** That nothing was held against a profile that somebody asked for, which is no praise: `No login here is held against fapi-2: it is for …`. */
export function unheldWords(id: ProfileId): string {
  return `No login here is held against ${id}: it is for ${profileScopes[id]}.`;
}
