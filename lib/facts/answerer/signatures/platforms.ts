import type { Signature } from '../signature.ts';

const gateway = [400, 401, 403, 404, 405, 413, 414, 429, 431, 500, 502, 503, 504] as const;

/** Where applications are hosted, and what such hosts do for them. */
export const platformSignatures: readonly Signature[] = [
  // The load balancer names itself on its own answers alone.
  {
    product: 'AWS Application Load Balancer',
    kind: 'platform',
    headers: [['server', /^awselb\//i]],
    own: true,
    // Where it logs people in itself, 401 and 561 are its words for that.
    statuses: [400, 403, 404, 405, 408, 413, 414, 431, 460, 463, 464, 500, 501, 502, 503, 504, 505],
  },
  {
    product: 'AWS Application Load Balancer',
    kind: 'platform',
    statuses: [460, 463, 464],
    bodies: ['<center><h1>46'],
  },
  {
    product: 'Amazon API Gateway',
    kind: 'platform',
    headers: [['x-amzn-errortype'], ['x-amz-apigw-id'], ['apigw-requestid']],
    statuses: gateway,
    bodies: [
      '{"message":"missing authentication token"}',
      '{"message":"unauthorized"}',
      '{"message":"forbidden"}',
      '{"message":"not found"}',
      '{"message":"internal server error"}',
      '{"message":"endpoint request timed out"}',
      '{"message":"the incoming token has expired"}',
      '{"message": "internal server error"}',
    ],
  },
  // Its access restrictions: the address that it does not admit.
  {
    product: 'Azure App Service',
    kind: 'platform',
    headers: [['x-ms-forbidden-ip']],
    own: true,
    statuses: [403],
  },
  {
    product: 'Azure App Service',
    kind: 'platform',
    statuses: [403, 404, 502, 503],
    bodies: [
      'this web app is stopped.',
      'the web app you have attempted to reach has blocked your access',
      '404 web site not found',
      ':( application error',
    ],
  },
  {
    product: 'Azure Application Gateway',
    kind: 'platform',
    headers: [['server', /^microsoft-azure-application-gateway/i]],
    own: true,
  },
  {
    product: 'Google Cloud',
    kind: 'platform',
    headers: [
      ['server', /^(?:google frontend|gws|esf)$/i],
      ['via', /1\.1 google/i],
    ],
    bodies: [
      'the server encountered a temporary error and could not complete your request',
      '<h1>error: server error</h1>',
      'error: page not found',
      'error: forbidden',
      'upstream request timeout',
    ],
  },
  { product: 'Vercel', kind: 'platform', headers: [['x-vercel-error']], own: true },
  {
    product: 'Vercel',
    kind: 'platform',
    headers: [['server', /^vercel$/i], ['x-vercel-id']],
    statuses: [401, 404, 410, 429, 500, 502, 504, 508],
    bodies: [
      'deployment_not_found',
      'function_invocation_timeout',
      'function_invocation_failed',
      'a server error has occurred',
      'the page could not be found',
    ],
  },
  {
    product: 'Netlify',
    kind: 'platform',
    headers: [['server', /^netlify/i], ['x-nf-request-id']],
    statuses: [404, 500, 502, 503],
    bodies: ['not found - request id:', 'page not found</title>', "looks like you've followed a broken link"],
  },
  {
    product: 'Heroku',
    kind: 'platform',
    headers: [
      ['via', /vegur|heroku-router/i],
      ['server', /^(?:cowboy|heroku)$/i],
    ],
    alone: [503],
    statuses: [404, 502, 503, 504],
    bodies: [
      'herokucdn.com/error-pages',
      '<title>application error</title>',
      'there is nothing here, yet',
      '<title>no such app</title>',
    ],
  },
  { product: 'Render', kind: 'platform', headers: [['x-render-routing', /^(?!served$)/i]], own: true },
  { product: 'Railway', kind: 'platform', headers: [['x-railway-fallback', /true/i]], own: true },
  {
    product: 'Fly.io',
    kind: 'platform',
    headers: [['fly-request-id'], ['server', /^fly\//i]],
    statuses: [502, 503],
    alone: [502, 503],
    bodies: ['could not find a good candidate'],
  },
  { product: 'ngrok', kind: 'platform', headers: [['ngrok-error-code', /^err_ngrok_/i]], own: true },
  {
    product: 'ngrok',
    kind: 'platform',
    bodies: ['err_ngrok_'],
    statuses: [200, 400, 402, 403, 404, 429, 502, 503, 504],
  },
  {
    product: 'Dev tunnels',
    kind: 'platform',
    headers: [['x-ms-tunnel-service'], ['x-tunnel-status']],
    statuses: [401, 404, 502],
    bodies: ['tunnel', 'devtunnels'],
  },
  {
    product: 'Cloudflare Tunnel',
    kind: 'platform',
    headers: [['cf-ray']],
    statuses: [502, 530],
    bodies: ['error code: 1033', 'cloudflare tunnel error', 'argo tunnel error'],
  },
  { product: 'Kubernetes', kind: 'platform', statuses: [404], bodies: ['default backend - 404'] },
  {
    product: 'GitHub Pages',
    kind: 'platform',
    headers: [['server', /^github\.com$/i]],
    statuses: [404, 405],
    bodies: [
      "there isn't a github pages site here",
      'the site configured at this address does not contain the requested file',
      '405 not allowed',
    ],
  },
  {
    product: 'Firebase Hosting',
    kind: 'platform',
    statuses: [404],
    bodies: ['the requested path could not be found', '<title>site not found</title>'],
  },
  {
    product: 'Amazon S3',
    kind: 'platform',
    headers: [['server', /^amazons3$/i]],
    statuses: [403, 404, 405],
    bodies: [
      '<code>accessdenied</code>',
      '<code>nosuchkey</code>',
      '<code>methodnotallowed</code>',
      '<li>code: ',
    ],
  },
];
