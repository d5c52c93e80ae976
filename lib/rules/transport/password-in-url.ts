import { endpointOf, queryParameters } from '../../exchange/parameters.ts';
import { loginPath } from '../../facts/pages/login-path.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'User credential in a URL',
  why: 'Addresses are kept in histories, logs and proxies. The password must be taken as known.',
  fix: 'Send credentials in the body of a POST only; change the password.',
  references: ['rfc6749#10.7', 'rfc9700#2.4'],
  examples: {
    fires: '/token?grant_type=password&username=…&password=…',
    passes: 'POST /token with the password in the body',
  },
};

/** A person's password in an address. */
export default rule({
  id: 'password-in-url',
  severity: 'critical',
  owner: 'client',
  needs: ['flow'],
  inspect(facts) {
    const sent = facts.flow.messages.filter(
      ({ url, carrier }) => carrier === 'request' && hasCredentials(url),
    );
    const known = new Set(sent.map(({ exchange }) => exchange.id));
    const browsed = (facts.of(loginPath)?.hops ?? []).filter(
      ({ exchange }) => !known.has(exchange.id) && hasCredentials(exchange.url),
    );
    const url = sent[0]?.url ?? browsed[0]?.exchange.url;
    if (url === undefined) return undefined;
    return {
      confidence: 'certain',
      ...(sent.length === 0 && { owner: 'authorization_server' as const, fix: ofProvider }),
      detail: `The query of ${endpointOf(url)} carries a user name and a password or one-time code.`,
      evidence: [...new Set([...sent, ...browsed.map(({ message }) => message)])],
    };
  },
});

const ofProvider = 'Let the login form send by POST (method="post"), and change the password.';

/** Both a name and a password; a flag such as `password=true` is none. Some frameworks put the form’s name around a field’s. */
function hasCredentials(url: string): boolean {
  if (!mayNameSecret.test(url)) return false;
  const parameters = queryParameters(url);
  const has = (names: ReadonlySet<string>): boolean =>
    parameters.some(
      ([key, value]) => names.has(bareName(key)) && value !== '' && !/^(true|false|0|1)$/i.test(value),
    );
  return has(secrets) && has(people);
}

/** A name of theirs, with what joins its words, or with letters that are escaped: nearly all addresses have none, and are not taken apart. */
const mayNameSecret = /p[_-]*a[_-]*s[_-]*s|p[_-]*w[_-]*d|o[_-]*t[_-]*p|%(?:2d|[4-7])/i;

/** `login[user_name]`, `form.password`, `j_username`: the last word of it, without what joins words. */
function bareName(key: string): string {
  const [last = key] = key.replace(/\]$/, '').split(/[[.:]/).slice(-1);
  return last.replace(/^j_/i, '').replace(/[_-]/g, '').toLowerCase();
}

const secrets: ReadonlySet<string> = new Set(
  'password passwd passwort pwd pass passphrase passcode userpassword loginpassword otp'.split(' '),
);
const people: ReadonlySet<string> = new Set(
  'username user login email mail userid uid loginname loginid emailaddress useremail loginfmt identifier account'.split(
    ' ',
  ),
);
