/** What stands at the broken arrow of a logout: see `causeLabels`. */
export const logoutCauseLabels = {
  'logout-missing-hint': 'id_token_hint missing',
  'logout-parameter-missing': 'logout parameter missing',
  'logout-return-refused': 'return address refused',
  'logout-hint-invalid': 'id_token_hint not accepted',
  'app-logout-refused': 'app’s own logout refused',
  'logout-by-script': 'logout called by a script',
  'logout-refused': 'logout refused',
  'logout-cookie-kept': 'app’s session cookie stays',
  'logout-left-session': 'provider’s session lives on',
  'saml-logout-answer-refused': 'logout’s answer not taken',
  'saml-logout-partial': 'not signed out everywhere',
  'prefetch-signs-out': 'a prefetch signed out',
} as const;
