import { endpointOf, queryParameters } from '../../exchange/parameters.ts';
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
  inspect({ flow }) {
    const found = flow.messages.filter(({ url, carrier }) => carrier === 'request' && hasCredentials(url));
    const [first] = found;
    if (!first) return undefined;
    return {
      confidence: 'certain',
      detail: `The query of ${endpointOf(first.url)} carries a user name and a password or one-time code.`,
      evidence: found,
    };
  },
});

/** Both a name and a password; a flag such as `password=true` is none. */
function hasCredentials(url: string): boolean {
  const parameters = queryParameters(url);
  const has = (name: RegExp): boolean =>
    parameters.some(([key, value]) => name.test(key) && value !== '' && !/^(true|false|0|1)$/i.test(value));
  return has(/^(password|passwd|pwd|otp)$/i) && has(/^(username|user|login|email)$/i);
}
