/** Scopes that nearly every provider of logins knows. OpenID Connect Core §5.4, §11. */
export const commonScopes: readonly string[] = [
  'openid',
  'profile',
  'email',
  'address',
  'phone',
  'offline_access',
  'groups',
  'roles',
];
