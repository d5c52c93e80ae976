/** Recordings of the lab whose cause is not told first yet. A test says when one is, and then it goes from here. */
export const causesNotToldYet: ReadonlySet<string> = new Set([
  'failing-allauth-wrong-secret',
  'failing-authjs-wrong-secret',
  'failing-authlib-big-session',
  'failing-expired-token',
  'failing-framed-login',
  'failing-issuer-slash',
  'failing-logout-return',
  'failing-logout-without-hint',
  'failing-openidc-issuer-slash',
  'failing-openidc-timeout',
  'failing-openidc-wrong-secret',
  'failing-refresh-race',
  'failing-replicas',
  'failing-silent-redirect-uri',
  'failing-ssp-destination',
  'failing-ssp-other-issuer',
  'failing-token-of-another-api',
  'failing-token-without-scope',
  'failing-too-many-states',
  'failing-unknown-client',
  'failing-userinfo-without-openid',
  'healthy-silent-check-first',
]);

/** Recordings of the lab of which something is still said that sends the person the wrong way. */
export const misleadingYet: ReadonlySet<string> = new Set([
  'failing-unknown-client',
]);
