import { headerValue } from '../../exchange/headers.ts';
import type { Header } from '../../exchange/exchange.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { apiCalls } from '../../facts/api/refused-calls.ts';
import type { Message } from '../../messages/message.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'API refuses a token without saying why',
  why: 'WWW-Authenticate is where an API says whether the token is missing, has expired or is not good for this call. Without it clients guess: they log in again, or give up.',
  fix: 'Answer 401 with WWW-Authenticate: Bearer (or DPoP), and error="invalid_token" where a token came.',
  references: ['rfc6750#3', 'rfc9110#15.5.2'],
  examples: {
    fires: '401 to a call with a token, and no WWW-Authenticate among the headers of the answer',
    passes: '401 with WWW-Authenticate: Bearer error="invalid_token"',
  },
};

/** An API turned a token away and did not say what it wants. */
export default remark({
  id: 'challenge-missing',
  severity: 'low',
  owner: 'resource_server',
  needs: [apiCalls],
  inspect({ of }) {
    const refused = of(apiCalls).filter(
      ({ exchange, token }) =>
        token !== undefined && exchange.status === 401 && showsAllHeaders(exchange.responseHeaders),
    );
    if (refused.length === 0) return 'not applicable';
    const silent = refused.filter((call) => !saysWhat(call));
    const [first] = silent;
    return (
      first && {
        confidence: 'certain',
        detail: `${endpointOf(first.url)} answered 401 to a token, without WWW-Authenticate. Expected: a challenge that says what is wrong with it.`,
        evidence: silent,
      }
    );
  },
});

/** Amazon’s gateway sends an API’s own challenge on under another name. */
function saysWhat({ exchange: { responseHeaders } }: Message): boolean {
  return ['www-authenticate', 'x-amzn-remapped-www-authenticate'].some(
    (name) => headerValue(responseHeaders, name) !== undefined,
  );
}

/** What a script sees of another origin’s answer, and nothing else. Fetch standard §3.3.2. */
const safelisted =
  /^(?:cache-control|content-language|content-length|content-type|expires|last-modified|pragma)$/i;

/** Some recordings are made by scripts, from which the browser keeps most headers of another origin. */
function showsAllHeaders(headers: readonly Header[] | undefined): boolean {
  return headers?.some(([name]) => !safelisted.test(name)) ?? false;
}
