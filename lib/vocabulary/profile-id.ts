/** The profiles that flows are held against, the general ones first. What each asks is its own file's affair, in `lib/profiles`. */
export const profileIds = [
  'rfc9700',
  'oauth-2.1',
  'oidc-core',
  'browser-based-apps',
  'native-apps',
  'fapi-2',
  'mcp',
  'saml-web-sso',
  'oidc-op-basic',
  'oidc-rp-basic',
  'fapi-2-sp',
  'fapi-2-ms',
  'fapi-ciba',
  'oidc-logout',
  'asvs-10',
  'haip',
] as const;

/** The id of a profile, as the command line and reports name it. */
export type ProfileId = (typeof profileIds)[number];
