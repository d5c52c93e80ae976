/** A path’s part that is a protocol’s name, or ends in it: `oauth2`, `user_oidc`, `Shibboleth.sso`. */
const protocol =
  /^(?:[a-z]{1,20}_|shibboleth\.)?(?:oauth2?|oidc|openid|openid-?connect|saml2?|sso|omniauth|social|mellon)$/;

/** One that says that something begins. */
const beginning = /^(?:start|begin|init|initiate|authenticate|commencelogin)$/;

/** One that says that somebody logs in. */
const login = /^\.?(?:auth|login|log-in|signin|sign-in|sign_in|authentication)$/;

/** One after which a provider is named. */
const leading = /^\.?(?:auth|login|log-in|signin|sign-in|sign_in|authenticate|authorization|connect|social)$/;

/** What can be a provider’s name: a word or a number, and no place where something is kept or told. */
const name = /^[a-z0-9][\w.-]{0,40}$/;
const place =
  /^(?:about|apps?|applications?|clients?|consents?|edit|guide|index|issues?|keys?|list|manage|new|overview|register|reset|scopes?|sessions?|setup|signup|status|test|users?|verify)$/;

/** Where logins are set up, sold, found or talked about, whatever follows; and where one comes back or ends. */
const elsewhere =
  /^(?:settings?|preferences|profile|account|admin|administration|manage|management|config|configuration|configure|setup|orgs?|organi[sz]ations?|teams?|projects?|integrations?|marketplace|plugins?|pricing|plans?|products?|features?|solutions?|tags?|topics?|t|d|threads?|forums?|community|discussions?|questions?|issues?|pulls?|search|support|kb|faqs?|learn|guides?|tutorials?|news|posts?|docs?|documentation|help|wikis?|blogs?|articles?|status|tests?|examples?|releases|commits?|blob|tree)$/;
const back =
  /callback|return|redirect|(?:^|[/_-])(?:cb|acs|sls)(?:[/_.-]|$)|log-?out|sign-?out|error|fail|token|userinfo|authorize|\.(?:js|css|png|ico|svg|json)$/;

/**
 * Whether apps begin a login with a provider at an address: `for sure`, where its end says so (`/oauth2/start`, `/saml2/authenticate`),
 * `likely`, where it is a provider’s name or a login’s (`/auth/google`, `/accounts/oidc/corp/login`), and `by itself`, where apps that ask
 * for a password have it too (`/login`). `undefined` everywhere else. `path`: without host and query.
 */
export function loginStartAt(path: string): 'for sure' | 'likely' | 'by itself' | undefined {
  if (path.length > 200) return undefined;
  const parts = path
    .toLowerCase()
    .split('/')
    .filter((part) => part !== '');
  const last = parts.at(-1) ?? '';
  const before = parts.slice(0, -1);
  const previous = before.at(-1) ?? '';
  if (back.test(path.toLowerCase()) || isElsewhere(path)) return undefined;
  if (beginning.test(last)) return protocol.test(previous) ? 'for sure' : 'likely';
  const isLogin =
    login.test(last) && before.some((part) => protocol.test(part) || login.test(part) || part === 'accounts');
  const isNamed = (leading.test(previous) || protocol.test(previous)) && name.test(last) && !place.test(last);
  if (isLogin || isNamed || (before.length === 0 && protocol.test(last))) return 'likely';
  return login.test(last) && before.length < 2 ? 'by itself' : undefined;
}

/** True where logins are set up, sold, found or talked about, or accounts are kept. */
export function isElsewhere(path: string): boolean {
  return path
    .toLowerCase()
    .split('/')
    .some((part) => elsewhere.test(part));
}
