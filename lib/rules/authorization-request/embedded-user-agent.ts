import { isOwnPlaceholder } from '../../exchange/cleaned.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue } from '../../exchange/headers.ts';
import { seen } from '../../facts/seen.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Login inside an application’s own web view',
  why: 'The application that shows the page can read the password as it is typed and every cookie after it, and the person cannot see where they are. Providers refuse such logins more and more.',
  fix: 'Open the login in the browser: Custom Tabs on Android, ASWebAuthenticationSession on iOS.',
  references: ['rfc8252#8.12', 'rfc8252#6'],
  examples: {
    fires: 'GET /auth with X-Requested-With: com.example.shop, or with “; wv)” in User-Agent',
    passes: 'GET /auth with the User-Agent of Chrome for Android',
  },
};

/** An application shows the provider’s page in its own window. */
export default rule({
  id: 'embedded-user-agent',
  severity: 'medium',
  owner: 'client',
  needs: [seen.authorization_request],
  inspect({ of }) {
    const requests = of(seen.authorization_request).filter(
      ({ exchange: { requestHeaders = [] } }) => requestHeaders.length > 0,
    );
    if (requests.length === 0) return 'not applicable';
    const embedded = requests.find(({ exchange }) => signOf(exchange) !== undefined);
    if (!embedded) return undefined;
    return {
      confidence: 'firm',
      detail: `The provider’s page was opened in an application’s web view: ${signOf(embedded.exchange)}.`,
      evidence: [embedded],
    };
  },
});

/** Android tells both. Programs copy them, and scripts may set the one: only a page that was really gone to counts. */
function signOf({ requestHeaders }: Exchange): string | undefined {
  const said = (name: string): string => headerValue(requestHeaders, name) ?? '';
  if (said('sec-fetch-mode').toLowerCase() !== 'navigate') return undefined;
  const application = said('x-requested-with');
  // The name of a package, or what redaction put in its place: no page can set this header where it sends a browser.
  if (isOwnPlaceholder(application) || /^[a-z]\w{0,60}(?:\.\w{1,60}){1,10}$/i.test(application))
    return 'X-Requested-With names an application';
  return /\bAndroid\b[^)]{0,200};\s?wv\)/.test(said('user-agent')) ? 'User-Agent says so (wv)' : undefined;
}
