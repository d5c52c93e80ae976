import { endpointOf } from '../../exchange/parameters.ts';
import { otherIssuer } from '../../flows/attempt.ts';
import { attempt } from '../../facts/attempt.ts';
import { saidIssuers, type SaidIssuers } from '../../facts/said/issuers.ts';
import { addressDifferences, type AddressPart } from '../../facts/address-difference.ts';
import { differingWords } from '../../facts/difference-words.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The provider calls itself otherwise than the app does, and strict libraries stop there. OIDC Discovery §4.3. */
export default cause({
  id: 'discovery-issuer-differs',
  owner: 'client',
  title: 'The provider names itself otherwise than the app does',
  signs:
    'A page read the provider’s metadata, whose issuer is not the address that it was asked for under, and no login began; or the app says that its server did, and names both issuers.',
  against:
    'A login that began: many libraries do not compare; a placeholder in the issuer (Entra’s {tenantid}); one slash at the end.',
  fix: 'Use the issuer of that document, letter by letter, in the app’s configuration; or set the provider’s public address (behind a proxy it may take itself for another host or scheme).',
  references: ['oidc-discovery#4.3', 'rfc8414#3.3'],
  example: 'asked under https://login.example/realms/a, "issuer": "http://keycloak:8080/realms/a"',
  confusedWith: ['iss-parameter-mismatch', 'id-token-refused', 'discovery-failed'],
  folds: [
    'unexplained',
    'known-error',
    'login-not-begun',
    'issuer-wrong',
    'callback-failed',
    'backchannel-failed',
  ],
  needs: ['flow'],
  inspect({ of }): CauseDraft | undefined {
    const said = of(saidIssuers);
    if (said) return ofSaid(said);
    const failed = of(attempt);
    if (failed?.stage !== 'server' || failed.isSelfConfiguring) return undefined;
    const differs = otherIssuer(failed.at);
    if (!differs) return undefined;
    const isOutside = isSchemeAlone(differs.expected, differs.said);
    const by = isOutside
      ? 'the provider believes to be on http, behind the proxy that ends TLS, and makes http addresses of itself, which pages over https may not call or load (mixed content). A library that compares the issuer stops there, too'
      : 'a library that compares them stops there';
    return {
      at: failed.at,
      ...(isOutside && { owner: 'authorization_server', fix: outsideFix }),
      why: `The app asked for the configuration of ${differs.expected}, and the document names ${differs.said} as its issuer: ${by}. ${endpointOf(failed.at.url)} was the last that was seen of a login.`,
      proof: 'comparison',
      confidence: 'firm',
      evidence: [failed.at],
      compared: [
        {
          name: 'issuer',
          expected: { value: differs.expected, at: failed.at },
          got: { value: differs.said, at: failed.at },
        },
      ],
    };
  },
});

/** The app’s server read the metadata, where the browser cannot look; what it quotes tells both. */
function ofSaid({ configured, published, at, exchange }: SaidIssuers): CauseDraft {
  const parts = partsOf(configured, published);
  const differs = parts.length > 0 ? ` (${differingWords(parts)})` : '';
  const outside = parts.some((part) => part === 'scheme' || part === 'host' || part === 'port')
    ? ` If ${published} is not the address under which the browser reaches the provider, set the provider’s own public address instead (hostname, X-Forwarded-Proto and -Host behind a proxy).`
    : '';
  return {
    at,
    why: `The app’s settings name the issuer ${configured}, and the metadata that its server read there name ${published}${differs}: the library compares them to the letter and stops there. ${endpointOf(exchange.url)} answered so.`,
    fix: `Set the issuer in the app’s settings of this provider to exactly ${published}.${outside}`,
    proof: 'comparison',
    confidence: 'certain',
    evidence: [at],
    compared: [
      {
        name: 'issuer',
        expected: { value: configured, at },
        got: { value: published, at },
      },
    ],
  };
}

/** To the letter: a slash behind the host is one, too. */
function partsOf(configured: string, published: string): readonly AddressPart[] {
  const parts = addressDifferences(configured, published);
  const isSlash = configured.replace(/\/$/, '') === published.replace(/\/$/, '');
  return parts.length === 0 && isSlash ? ['slash'] : parts;
}

/** Asked over https, and the same in all else. */
function isSchemeAlone(expected: string, said: string): boolean {
  return /^https:/i.test(expected) && said.replace(/^http:/i, 'https:') === expected && said !== expected;
}

const outsideFix =
  'Let the provider know its outside address: the proxy has to pass the scheme on (X-Forwarded-Proto: https) and the provider to trust it (Keycloak: proxy-headers=xforwarded, formerly PROXY_ADDRESS_FORWARDING, or hostname with https). Do not put the http address into the app.';
