import { endpointOf, hostAndPortOf, queryParameters } from '../../exchange/parameters.ts';
import { itSays } from '../../explain/quote.ts';
import { saidBy } from '../../facts/said/said.ts';
import { messagesOf } from '../../flows/flow.ts';
import { isStartNotThere } from '../../messages/oidc/start-not-there.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** What is escaped once more than a page undoes reaches the server with its escapes. WHATWG HTML §13.2.5.36. */
export default cause({
  id: 'login-link-escaped',
  owner: 'client',
  title: 'The link that begins the login was escaped twice',
  signs:
    'A page led to the address where its login begins, parameters in it are called amp;name, as in an address that still has the escapes of a page, and the app began no login.',
  against: 'A login that began all the same.',
  fix: 'Write the address into the page with one escape: give the template the plain address, or one that is escaped already, but not both.',
  references: ['rfc6749#3.1'],
  example:
    'href="/auth/oauth2/login.php?id=2&amp;amp;sesskey=…" → ?id=2&amp;sesskey=…: “A required parameter (sesskey) was missing”',
  confusedWith: ['login-start-missing', 'login-not-begun', 'request-malformed'],
  folds: ['login-start-missing', 'login-not-begun', 'csrf-middleware-blocks', 'unexplained'],
  needs: ['flow'],
  inspect({ flow }): CauseDraft | undefined {
    const at = messagesOf(flow, 'refused_start').findLast(({ exchange }) => escapedIn(exchange.url));
    const name = at && escapedIn(at.exchange.url);
    if (!at || name === undefined) return undefined;
    const said = saidBy(at.exchange)?.text;
    const isNamed = said !== undefined && new RegExp(`(?<![\\w-])${name}(?![\\w-])`, 'i').test(said);
    return {
      at,
      why: `The page’s link to ${endpointOf(at.exchange.url)} still has the escapes of a page: &amp; stands in the address where & is meant. So ${hostAndPortOf(at.exchange.url)} read a parameter called amp;${name} and ${isNamed ? 'missed' : 'none called'} ${name}, and asked no provider for anything (${at.exchange.status ?? 0}).${itSays(said)}`,
      fix: 'Let the page’s template (or the theme, the plugin) escape that address once: print the plain address escaped, or the escaped one as it is (Mustache: {{{url}}}; Twig: |raw; Moodle: $url->out(false) in a template). Until then begin the login from another page of the app. Session, cookies and the provider have nothing to do with it.',
      proof: 'comparison',
      confidence: isNamed ? 'certain' : 'firm',
      evidence: [at],
      // An address that is not there is not there however its parameters are written.
      ...(!isNamed && isStartNotThere(at.exchange) && { folds: ['unexplained'] }),
    };
  },
});

/** The name that a parameter was meant to have. */
function escapedIn(url: string): string | undefined {
  if (!/[?&](?:[^#]*&)?amp;/.test(url)) return undefined;
  const names = queryParameters(url).map(([name]) => name);
  const meant = names.flatMap((name) => /^amp;([a-z][\w.-]{0,40})$/i.exec(name)?.[1] ?? []);
  const missing = meant.filter((one) => !names.includes(one));
  return missing.find((one) => isProof.test(one)) ?? missing[0];
}

/** What an app wants to see before it begins a login. */
const isProof = /key|token|csrf|nonce/i;
