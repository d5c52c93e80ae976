import { createCarelessOpenid } from '../../lab/careless/openid-provider.ts';
import { createCarelessShop, createStats } from '../../lab/careless/shop.ts';
import { createLenientProvider } from '../../lab/careless/lenient-provider.ts';
import { createTill } from '../../lab/careless/till.ts';
import { openServer } from '../../lab/open-server.ts';
import type { ProviderEvent } from '../../lab/provider/provider-log.ts';
import { click, statusOf } from '../../support/browser/lab-steps.ts';
import type { Scenario } from '../scenario.ts';
import { flow, steps } from '../truth.ts';

/** A provider and a shop that get as much wrong as two parties can without hiding one fault behind another. Names of tests are no loopback. */
export const careless: readonly Scenario[] = [
  {
    name: 'careless-shop',
    story:
      'A shop logs in at a provider over http; the provider checks nothing, and the shop gets every step wrong. Then it logs in once more, with everything in the address.',
    play: async ({ page, parts }) => {
      const log: ProviderEvent[] = [];
      const [id, shop, stats] = await Promise.all(
        ['careless-id.test', 'careless-shop.test', 'careless-stats.test'].map((name) => openServer(name)),
      );
      for (const one of [id, shop, stats]) parts.add(one!);
      id!.serve(await createCarelessOpenid(id!.origin, log));
      stats!.serve(createStats());
      shop!.serve(createCarelessShop({ origin: shop!.origin, provider: id!.origin, stats: stats!.origin }));
      await page.goto(shop!.origin);
      await click(page, '#sign-in');
      await statusOf(page, 'signed in');
      await page.goto(
        `${id!.origin}/logout?${new URLSearchParams({ post_logout_redirect_uri: `${shop!.origin}/bye`, client_id: 'shop', state: 'mine' })}`,
      );
      await statusOf(page, 'bye');
      await page.goto(`${shop!.origin}/again`);
      await statusOf(page, 'signed in at once');
      return log;
    },
    flows: [
      flow({
        client_id: 'shop',
        steps: steps(
          'authorization_request',
          'authorization_response',
          'discovery',
          'jwks',
          'token_request',
          'token_request',
          'userinfo_request',
          'token_request',
          'introspection_request',
          'resource_request',
          'end_session_request',
          'end_session_response',
          'userinfo_request',
        ),
        findings: [
          'access-token-audience-missing',
          'access-token-long-lived',
          'as-cors-misconfigured',
          'as-endpoint-http',
          'auth-level-not-satisfied',
          'authz-page-frameable',
          'callback-over-http',
          'client-secret-exposed',
          'client-secret-in-authorization-request',
          'client-secret-in-browser',
          'code-in-referrer',
          'code-reuse',
          'code-verifier-missing',
          'endpoint-not-in-metadata',
          'id-token-alg-none',
          'id-token-claims-missing',
          'id-token-expired',
          'id-token-iss-mismatch',
          'id-token-nonce-mismatch',
          'id-token-used-as-access-token',
          'insecure-redirect-hop',
          'jwt-header-key-injection',
          'logout-return-http',
          'logout-return-mismatch',
          'metadata-insecure-endpoint',
          'metadata-weak-capabilities',
          'personal-data-exposed',
          'private-key-exposed',
          'privileged-endpoint-from-browser',
          'redirect-307',
          'redirect-uri-http',
          'refresh-scope-escalation',
          'refresh-token-not-rotated',
          'session-cookie-weak',
          'state-carries-sensitive-data',
          'state-not-returned',
          'subject-mismatch',
          'token-over-http',
          'token-redirect-uri-mismatch',
          'token-request-in-url',
          'token-response-cacheable',
        ],
      }),
      flow({
        client_id: 'shop',
        grant: 'implicit',
        pkce: null,
        steps: steps('authorization_request', 'authorization_response'),
        findings: [
          'access-token-audience-missing',
          'access-token-long-lived',
          'as-endpoint-http',
          'callback-over-http',
          'code-in-referrer',
          'id-token-hash-invalid',
          'id-token-nonce-mismatch',
          'implicit-grant',
          'insecure-redirect-hop',
          'jwt-header-key-injection',
          'nonce-reused',
          'personal-data-exposed',
          'pkce-challenge-reused',
          'redirect-uri-http',
          'refresh-token-in-front-channel',
          'session-cookie-weak',
          'state-weak',
          'token-in-query',
          'token-in-web-response-cookie',
          'tokens-in-callback-query',
        ],
      }),
    ],
  },
  {
    name: 'careless-till',
    story:
      'A till that half knows the newer parts of OAuth, at a provider that lets everything pass: three logins, one that somebody else began, and a device.',
    play: async ({ page, parts }) => {
      const log: ProviderEvent[] = [];
      const [id, till, stats] = await Promise.all(
        ['lenient-id.test', 'till.test', 'till-stats.test'].map((name) => openServer(name)),
      );
      for (const one of [id, till, stats]) parts.add(one!);
      id!.serve(await createLenientProvider(id!.origin, log));
      stats!.serve(createStats());
      till!.serve(createTill({ origin: till!.origin, provider: id!.origin, stats: stats!.origin }));
      await page.goto(`${till!.origin}/first`);
      await statusOf(page, 'signed in');
      await page.goto(`${till!.origin}/second`);
      await statusOf(page, 'nothing came');
      await page.goto(`${till!.origin}/third`);
      await statusOf(page, 'signed in');
      await page.goto(
        `${till!.origin}/initiate?${new URLSearchParams({ iss: id!.origin, target_link_uri: `${stats!.origin}/prize` })}`,
      );
      await statusOf(page, 'signed in');
      await page.goto(`${till!.origin}/device`);
      await statusOf(page, 'waiting');
      await page.goto(`${id!.origin}/device`);
      await statusOf(page, 'type the code');
      return log;
    },
    flows: [
      flow({
        client_id: 'till',
        protocol: 'oidc',
        grant: 'authorization_code',
        response_mode: 'query',
        pkce: 'none',
        outcome: 'succeeded',
        steps: steps(
          'authorization_request',
          'authorization_response',
          'discovery',
          'jwks',
          'token_request',
          'resource_request',
          'resource_request',
          'token_request',
          'token_request',
          'token_request',
        ),
        findings: [
          'as-endpoint-http',
          'callback-over-http',
          'client-assertion-audience',
          'client-assertion-weak',
          'client-auth-multiple',
          'client-secret-in-browser',
          'dpop-downgraded',
          'dpop-proof-invalid',
          'insecure-redirect-hop',
          'jwks-problem',
          'jwt-signature-invalid',
          'metadata-insecure-endpoint',
          'par-required-not-used',
          'pkce-downgrade-accepted',
          'pkce-missing',
          'pkce-value-invalid',
          'redirect-uri-http',
          'redirect-uri-mismatch',
          'scope-changed-silently',
          'sender-constrained-token-as-bearer',
          'token-in-query',
          'token-multiple-methods',
          'token-over-http',
        ],
      }),
      flow({
        client_id: 'till',
        protocol: 'oidc',
        grant: 'authorization_code',
        response_mode: 'query.jwt',
        pkce: 'S256',
        outcome: null,
        steps: steps('authorization_request', 'authorization_response'),
        findings: [
          'as-endpoint-http',
          'authz-parameter-invalid',
          'callback-over-http',
          'insecure-redirect-hop',
          'jar-object-invalid',
          'jar-parameter-mismatch',
          'jarm-response-invalid',
          'par-required-not-used',
          'pkce-value-invalid',
          'redirect-uri-http',
          'state-mismatch',
        ],
      }),
      flow({
        client_id: 'till',
        protocol: 'oidc',
        grant: 'authorization_code',
        response_mode: 'query',
        pkce: 'S256',
        outcome: 'succeeded',
        steps: steps('authorization_request', 'authorization_response', 'discovery', 'jwks', 'token_request'),
        findings: [
          'as-endpoint-http',
          'callback-over-http',
          'code-verifier-mismatch',
          'insecure-redirect-hop',
          'jwks-problem',
          'jwt-alg-not-offered',
          'jwt-secret-guessable',
          'jwt-symmetric-alg-public-client',
          'metadata-insecure-endpoint',
          'par-required-not-used',
          'pkce-value-invalid',
          'redirect-uri-http',
        ],
      }),
      flow({
        client_id: 'till',
        protocol: 'oidc',
        grant: 'authorization_code',
        response_mode: 'query',
        pkce: 'none',
        outcome: 'succeeded',
        steps: steps(
          'third_party_initiated_login',
          'authorization_request',
          'authorization_response',
          'discovery',
          'jwks',
          'token_request',
        ),
        findings: [
          'as-endpoint-http',
          'callback-over-http',
          'insecure-redirect-hop',
          'jwks-problem',
          'jwt-signature-invalid',
          'metadata-insecure-endpoint',
          'par-required-not-used',
          'pkce-downgrade-accepted',
          'pkce-missing',
          'pkce-value-invalid',
          'redirect-uri-http',
          'state-weak',
          'third-party-login-unsafe',
        ],
      }),
      flow({
        client_id: 'till',
        protocol: 'oidc',
        grant: 'device_code',
        response_mode: null,
        pkce: null,
        outcome: 'pending',
        steps: steps('device_authorization_request', 'token_request'),
        findings: ['as-endpoint-http', 'authz-page-frameable', 'device-code-exposed'],
      }),
    ],
  },
];
