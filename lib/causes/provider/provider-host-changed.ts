import { originOf } from '../../exchange/parameters.ts';
import { providerMoved } from '../../facts/pages/provider-moved.ts';
import { shortName } from '../../facts/cookies/short-name.ts';
import { placeIn, cause } from '../cause.ts';
import { withQuote } from '../said/from-words.ts';

/** The login began under one name of the provider and went on under another: its cookies stay with the first. RFC 6265bis §5.1.3. */
export default cause({
  id: 'provider-host-changed',
  owner: 'authorization_server',
  title: 'The provider went on under another host name than it began',
  signs:
    'The authorization endpoint was asked again, after the provider’s login page, at another host name (localhost for 127.0.0.1, another domain), without the cookie that the first answer had set; the login then failed.',
  against:
    'A cookie that came along; a provider whose endpoints are different addresses, or whose first answer leads to the other host at once (as to a national cloud).',
  fix: 'Give the provider one public address and use it everywhere: its issuer or public URL (Ory Hydra: URLS_SELF_ISSUER, URLS_SELF_PUBLIC; Keycloak: hostname), and the address that the app sends people to. localhost and 127.0.0.1 are two hosts for cookies.',
  references: ['rfc6265bis#5.1.3', 'rfc8414#2'],
  example:
    'GET http://127.0.0.1:4444/oauth2/auth sets a CSRF cookie; then GET http://localhost:4444/oauth2/auth without it → request_forbidden',
  confusedWith: ['as-session-lost', 'cookie-wrong-host', 'provider-error-page'],
  folds: [
    'as-session-lost',
    'provider-error-page',
    'callback-failed',
    'access-denied',
    'known-error',
    'unexplained',
  ],
  needs: ['flow'],
  inspect(facts) {
    const found = facts.ending.outcome === 'failed' ? facts.of(providerMoved) : undefined;
    if (!found) return undefined;
    const { request, moved, cookies } = found;
    const [from, to] = [originOf(request.exchange.url), originOf(moved.url)];
    const names = [...new Set(cookies.map(shortName))].slice(0, 2).join(' and ');
    return {
      at: facts.ending.failedAt ?? request,
      ...withQuote(
        facts,
        `The login began at ${from} and went on at ${to}: the cookie ${names}, in which the provider remembers it, was set for the first host and is not sent to the second.`,
      ),
      proof: 'comparison',
      confidence: 'certain',
      evidence: [request],
      compared: [
        {
          name: 'host',
          expected: placeIn(facts.flow, request.exchange, from),
          got: placeIn(facts.flow, moved, to),
        },
      ],
    };
  },
});
