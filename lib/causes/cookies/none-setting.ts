import { knownCookie } from '../../facts/cookies/cookie-names.ts';

/**
 * Where the software that makes a cookie of that name sets SameSite=None; Secure: `Django: SESSION_COOKIE_SAMESITE = "None"…`; `undefined`
 * for a name that anything may have made.
 */
export function noneSettingOf(name: string): string | undefined {
  const product = knownCookie(name)?.product ?? '';
  const setting = settings[product];
  return setting && `${product}: ${setting}`;
}

const settings: Readonly<Record<string, string>> = {
  mellon: 'MellonCookieSameSite None with MellonSecureCookie On',
  Laravel:
    "'same_site' => 'none' in config/session.php (SESSION_SAME_SITE=none where it reads that) with SESSION_SECURE_COOKIE=true",
  Django: 'SESSION_COOKIE_SAMESITE = "None" with SESSION_COOKIE_SECURE = True',
  Rails: 'same_site: :none, secure: true in config.session_store',
  // Without quotes php.ini takes None for no value.
  PHP: 'session.cookie_samesite = "None" with session.cookie_secure = 1',
  Express: 'cookie: { sameSite: "none", secure: true } of express-session',
  Grafana: 'cookie_samesite = none with cookie_secure = true in [security]',
  SimpleSAMLphp: "'session.cookie.samesite' => 'None' with 'session.cookie.secure' => true",
};
