import { answererOf, type Answerer } from '../../facts/answerer/answerer.ts';
import { failingExchanges } from '../../facts/failing-exchanges.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { cause } from '../cause.ts';

const generalFix =
  'Find the rule in the log of whoever refused, by the time or by the number that its page names (support ID, Ray ID, reference), and exempt this path or these parameters from it: code, state, iss and redirect_uri hold addresses and long random strings, SAMLResponse is long base64. The application saw no request: its log has nothing.';
const fileFix =
  'The OWASP Core Rule Set (ModSecurity, Coraza) takes .profile for the file of that name (rule 930120): its plugin google-oauth2 exempts it, or take this one parameter out of that rule for this path.';

/** Something on the way judges requests, and took this one for an attack. */
export default cause({
  id: 'waf-blocks',
  owner: 'client',
  title: 'A firewall in front of the server refused the request',
  signs:
    'The answer is the page of a web application firewall or of a proxy’s rules (HAProxy “administrative rules”, ModSecurity, Cloudflare, AWS WAF, Akamai), or a proxy itself answered 403 or 406.',
  against:
    'A 403 of the application’s own, or of what logs people in for it (oauth2-proxy, Cloudflare Access, Google IAP, Envoy’s filters): it judges the person; Apache’s 403, by which modules that check logins speak too.',
  fix: generalFix,
  references: [],
  example: 'GET /callback?code=…&iss=https%3A… → 403, HAProxy “Request forbidden by administrative rules.”',
  confusedWith: ['callback-failed', 'access-denied'],
  folds: [
    'callback-failed',
    'provider-error-page',
    'resource-rejected',
    'cors-token-endpoint',
    'unexplained',
  ],
  needs: ['flow'],
  inspect({ of }) {
    for (const { at, by, exchange } of of(failingExchanges)) {
      const answerer = answererOf(exchange);
      const isRule = isProxysRule(exchange, answerer);
      if (answerer.kind !== 'waf' && !isRule) continue;
      const { product = 'A firewall', sign } = answerer;
      const owner = by === 'authorization_server' || by === 'resource_server' ? by : 'client';
      if (byAddress.test(sign)) return { ...refusedFrom(product, sign, exchange), at, owner, evidence: [at] };
      const file = fileIn(exchange);
      const suspects = suspectsIn(exchange, file);
      return {
        at,
        owner,
        why: `${product} refused this request itself (${exchange.status ?? 0}, ${sign.replace(` and status ${exchange.status}`, '')}), before ${serverOf[by]} saw it.${suspects}`,
        ...(file !== undefined && { fix: `${fileFix} ${generalFix}` }),
        proof: 'answerer',
        confidence: 'firm',
        evidence: [at],
      };
    }
    return undefined;
  },
});

/** Azure App Service’s access restrictions. */
const byAddress = /^X-Ms-Forbidden-Ip\b|blocked your access/;

/** It judged where the browser is, and nothing in the request. */
function refusedFrom(product: string, sign: string, { status = 0 }: Exchange) {
  return {
    why: `${product} refused this request itself (${status}, ${sign}): it admits only certain addresses (access restrictions), and the one that the browser comes from is none of them.`,
    fix: 'Admit that address in the access restrictions (networking, inbound), or reach the app by what is admitted there: its front door, gateway or VPN. Nothing in the request is wrong, and the application saw none of it.',
    proof: 'answerer',
    confidence: 'firm',
  } as const;
}

const serverOf = {
  client: 'the app',
  proxy: 'the app',
  anyone: 'the app',
  authorization_server: 'the provider',
  resource_server: 'the API',
} as const;

/** Proxies that refuse have been told to. Apache’s words are those of its login modules too. */
function isProxysRule({ status }: Exchange, { kind, product, sign }: Answerer): boolean {
  const isBetween = kind === 'proxy' || kind === 'cdn' || kind === 'platform';
  return (
    isBetween &&
    (status === 403 || status === 406) &&
    product !== 'Apache httpd' &&
    !sign.includes('web app is stopped') &&
    // A store of files says 403 of what is not there.
    product !== 'Amazon S3'
  );
}

function suspectsIn(exchange: Exchange, file: string | undefined): string {
  const asked = addressesIn(exchange);
  const all = [
    ...(file === undefined ? [] : [`.profile in ${file}, which reads like a file’s name`]),
    ...(asked.length > 0 ? [`an address in ${asked.join(' and ')}`] : []),
  ];
  return all.length > 0 ? ` Suspicious to such rules: ${all.join('; ')}.` : '';
}

/** The parameter in which Google’s `…/auth/userinfo.profile` stands. https://github.com/coreruleset/coreruleset/issues/3524 */
function fileIn({ url }: Exchange): string | undefined {
  if (!URL.canParse(url)) return undefined;
  return [...new URL(url).searchParams].find(([, value]) => /\.profile(?![\w.-])/.test(value))?.[0];
}

/** Parameters whose value is an address: rules against forwarding and file inclusion catch them. */
function addressesIn({ url }: Exchange): readonly string[] {
  if (!URL.canParse(url)) return [];
  const names = [...new URL(url).searchParams].flatMap(([name, value]) =>
    /^(?:https?|ftp):\/\//i.test(value) ? [name] : [],
  );
  return [...new Set(names)].slice(0, 2);
}
