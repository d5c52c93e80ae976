import type { Signature } from '../signature.ts';

/** In the foot of its pages. */
export const securedWithOauth2Proxy = 'secured with <a href="https://github.com/oauth2-proxy/oauth2-proxy';

/** What logs people in for the applications behind it: its answers speak of the login and of the person. */
export const gateSignatures: readonly Signature[] = [
  {
    product: 'oauth2-proxy',
    kind: 'gate',
    statuses: [400, 401, 403, 500],
    bodies: [securedWithOauth2Proxy, 'secured with oauth2 proxy', '/oauth2/sign_in'],
  },
  { product: 'Pomerium', kind: 'gate', headers: [['x-pomerium-intercepted-response', /true/i]], own: true },
  { product: 'Pomerium', kind: 'gate', bodies: ['window.pomerium_data'] },
  {
    product: 'Vouch Proxy',
    kind: 'gate',
    statuses: [400, 401, 403, 500],
    bodies: ['<title>vouch proxy', '<h1>vouch proxy'],
  },
  {
    product: 'Cloudflare Access',
    kind: 'gate',
    address: /^https:\/\/[^/?#]+\/cdn-cgi\/access\/|^https:\/\/[\w-]+\.cloudflareaccess\.com\//i,
  },
  {
    product: 'Azure App Service authentication',
    kind: 'gate',
    statuses: [401, 403],
    bodies: ['you do not have permission to view this directory or page.'],
  },
  {
    product: 'Azure App Service authentication',
    kind: 'gate',
    address: /^https?:\/\/[^/?#]+\/\.auth\/login\/[\w-]+\/callback/i,
  },
  {
    product: 'Google Identity-Aware Proxy',
    kind: 'gate',
    headers: [['x-goog-iap-generated-response', /true/i]],
    own: true,
  },
  // It answers so where its own login failed, or where it is told to admit nobody without one.
  {
    product: 'AWS Application Load Balancer',
    kind: 'gate',
    headers: [['server', /^awselb\//i]],
    own: true,
    statuses: [401, 561],
  },
  { product: 'AWS Application Load Balancer', kind: 'gate', statuses: [561], bodies: ['<center><h1>561'] },
  {
    product: 'Envoy',
    kind: 'gate',
    headers: [
      ['server', /^(?:envoy|istio-envoy)$/i],
      ['x-envoy-upstream-service-time'],
      ['x-envoy-decorator-operation'],
    ],
    bodies: [
      'oauth flow failed.',
      'rbac: access denied',
      'jwt is missing',
      'jwt verification fails',
      'jwt issuer is not configured',
      'jwt is expired',
      'audiences in jwt are not allowed',
    ],
  },
  {
    product: 'Envoy',
    kind: 'gate',
    statuses: [401, 403],
    bodies: ['oauth flow failed.', 'rbac: access denied', 'audiences in jwt are not allowed'],
    isWholeBody: true,
  },
  {
    product: 'Vercel',
    kind: 'gate',
    headers: [['server', /^vercel$/i], ['x-vercel-id']],
    statuses: [401],
    bodies: ['_vercel_sso_nonce', 'authentication required</title>', 'vercel authentication'],
  },
];
