import { describe, expect, it } from 'vitest';
import type { Exchange, Header } from '../../../../lib/exchange/exchange.ts';
import { answererOf, answererVerdictOf } from '../../../../lib/facts/answerer/answerer.ts';
import { exchange } from '../../../support/exchange.ts';

const callback = 'https://app.example/auth/callback?code=c&state=s';

function answered(status: number, headers: readonly Header[], body?: string, url = callback): Exchange {
  return exchange({
    url,
    status,
    responseHeaders: headers,
    ...(body !== undefined && {
      responseBody: { mediaType: body.startsWith('{') ? 'application/json' : 'text/html', text: body },
    }),
  });
}

const nginxPage = (title: string, by = 'nginx') =>
  `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>${by}</center>\r\n</body>\r\n</html>\r\n`;

describe('is told from the application', () => {
  it.each([
    [
      'nginx',
      'proxy',
      answered(502, [['Server', 'nginx/1.25.3']], nginxPage('502 Bad Gateway', 'nginx/1.25.3')),
    ],
    [
      'nginx',
      'proxy',
      answered(500, [['server', 'openresty']], nginxPage('500 Internal Server Error', 'openresty')),
    ],
    ['nginx', 'proxy', answered(400, [], nginxPage('400 Request Header Or Cookie Too Large'))],
    ['nginx', 'proxy', answered(504, [['Server', 'nginx']])],
    [
      'Apache httpd',
      'proxy',
      answered(
        502,
        [['Server', 'Apache/2.4.58 (Debian)']],
        '<title>502 Proxy Error</title><h1>Proxy Error</h1><p>The proxy server received an invalid response from an upstream server.</p>',
      ),
    ],
    [
      'HAProxy',
      'proxy',
      answered(
        503,
        [],
        '<html><body><h1>503 Service Unavailable</h1>\nNo server is available to handle this request.\n</body></html>\n',
      ),
    ],
    [
      'Envoy',
      'proxy',
      answered(
        503,
        [['server', 'istio-envoy']],
        'upstream connect error or disconnect/reset before headers. reset reason: connection failure',
      ),
    ],
    ['Envoy', 'gate', answered(403, [], 'RBAC: access denied')],
    ['Envoy', 'gate', answered(401, [['server', 'istio-envoy']], 'OAuth flow failed.')],
    [
      'oauth2-proxy',
      'gate',
      answered(
        403,
        [],
        '<h1>Forbidden</h1><footer><p>Secured with <a href="https://github.com/oauth2-proxy/oauth2-proxy#oauth2_proxy">OAuth2 Proxy</a></p></footer>',
      ),
    ],
    [
      'oauth2-proxy',
      'proxy',
      answered(
        502,
        [],
        '<h1>Bad Gateway</h1><footer><p>Secured with <a href="https://github.com/oauth2-proxy/oauth2-proxy#oauth2_proxy">OAuth2 Proxy</a></p></footer>',
      ),
    ],
    ['Pomerium', 'gate', answered(403, [], '<script>window.POMERIUM_DATA = {"page":"Error"}</script>')],
    ['Google Identity-Aware Proxy', 'gate', answered(403, [['X-Goog-IAP-Generated-Response', 'true']], 'No')],
    ['Traefik', 'proxy', answered(502, [], 'Bad Gateway')],
    ['Caddy', 'proxy', answered(502, [['Server', 'Caddy']])],
    [
      'Kong',
      'proxy',
      answered(404, [['Server', 'kong/3.4.0']], '{\n  "message":"no Route matched with those values"\n}'),
    ],
    [
      'IIS',
      'proxy',
      answered(
        502,
        [['Server', 'Microsoft-IIS/10.0']],
        '<title>IIS 10.0 Detailed Error - 502.3</title><h3>HTTP Error 502.3 - Bad Gateway</h3>',
      ),
    ],
    [
      'http.sys',
      'proxy',
      answered(400, [['Server', 'Microsoft-HTTPAPI/2.0']], '<h2>Bad Request - Request Too Long</h2>'),
    ],
    [
      'AWS Application Load Balancer',
      'gate',
      answered(561, [['Server', 'awselb/2.0']], '<html><head><title>561</title></head></html>'),
    ],
    [
      'Amazon API Gateway',
      'platform',
      answered(
        403,
        [['x-amzn-ErrorType', 'MissingAuthenticationTokenException']],
        '{"message":"Missing Authentication Token"}',
      ),
    ],
    [
      'Azure App Service authentication',
      'gate',
      answered(401, [], undefined, 'https://app.example/.auth/login/aad/callback'),
    ],
    [
      'Vercel',
      'platform',
      answered(
        504,
        [
          ['x-vercel-error', 'FUNCTION_INVOCATION_TIMEOUT'],
          ['server', 'Vercel'],
        ],
        'An error occurred with your deployment',
      ),
    ],
    [
      'Heroku',
      'platform',
      answered(
        503,
        [['Via', '1.1 vegur']],
        '<title>Application error</title><iframe src="//www.herokucdn.com/error-pages/application-error.html">',
      ),
    ],
    ['ngrok', 'platform', answered(404, [['ngrok-error-code', 'ERR_NGROK_3200']], '<html>')],
    [
      'Cloudflare Access',
      'gate',
      exchange({
        url: callback,
        status: 302,
        redirectUrl: 'https://acme.cloudflareaccess.com/cdn-cgi/access/login/app.example',
      }),
    ],
    ['Kubernetes', 'platform', answered(404, [], 'default backend - 404')],
    [
      'Cloudflare',
      'cdn',
      answered(525, [
        ['cf-ray', '8a'],
        ['server', 'cloudflare'],
      ]),
    ],
    [
      'Amazon CloudFront',
      'cdn',
      answered(
        502,
        [['x-cache', 'Error from cloudfront']],
        '<H1>502 ERROR</H1><H2>The request could not be satisfied.</H2>',
      ),
    ],
    [
      'Azure Front Door',
      'cdn',
      answered(503, [['x-azure-ref', '0abc']], "<h2>Our services aren't available right now</h2>"),
    ],
    [
      'Varnish',
      'cdn',
      answered(
        503,
        [['Via', '1.1 varnish']],
        '<h1>Error 503 Backend fetch failed</h1><h3>Guru Meditation:</h3>',
      ),
    ],
    [
      'Cloudflare',
      'waf',
      answered(
        403,
        [
          ['cf-ray', '8a'],
          ['cf-mitigated', 'challenge'],
        ],
        '<title>Just a moment...</title>',
      ),
    ],
    ['Cloudflare', 'waf', answered(403, [['cf-ray', '8a']], 'error code: 1020')],
    [
      'ModSecurity',
      'waf',
      answered(
        406,
        [['Server', 'Apache']],
        '<h1>Not Acceptable!</h1><p>This error was generated by Mod_Security.</p>',
      ),
    ],
    [
      'HAProxy',
      'waf',
      answered(
        403,
        [],
        '<html><body><h1>403 Forbidden</h1>\nRequest forbidden by administrative rules.\n</body></html>',
      ),
    ],
    [
      'F5 BIG-IP',
      'waf',
      answered(
        200,
        [],
        '<html><body>The requested URL was rejected. Please consult with your administrator.<br>Your support ID is: 1</body></html>',
      ),
    ],
    [
      'Azure Application Gateway',
      'waf',
      answered(403, [['Server', 'Microsoft-Azure-Application-Gateway/v2']], '<h1>403 Forbidden</h1>'),
    ],
    ['AWS WAF', 'waf', answered(405, [['x-amzn-waf-action', 'captcha']])],
  ])('%s, as %s', (product, kind, one) => {
    expect(answererOf(one)).toMatchObject({ product, kind });
    expect(answererOf(one).sign).not.toBe('');
  });
});

describe('the application answered', () => {
  it.each([
    [
      'a page of its own behind nginx',
      answered(502, [['Server', 'nginx']], '{"error":"bad_gateway","message":"token endpoint said 500"}'),
    ],
    ['an error of its own behind nginx', answered(404, [['Server', 'nginx']], '<h1>Nothing here</h1>')],
    [
      'Traefik’s words, and takes the cookie of its login away',
      answered(503, [['Set-Cookie', '_csrf=; Path=/; Max-Age=0']], 'Service unavailable\n'),
    ],
    [
      'words of Envoy’s among others',
      answered(403, [], '<p>“RBAC: access denied” means that you lack a role</p>'),
    ],
    [
      'a page that speaks of nginx',
      answered(500, [['Server', 'nginx']], '<h1>Error</h1><p>Our nginx says hello</p>'),
    ],
    [
      'a redirect behind Cloudflare',
      exchange({
        url: callback,
        status: 302,
        redirectUrl: 'https://app.example/home',
        responseHeaders: [
          ['server', 'cloudflare'],
          ['cf-ray', '8a'],
        ],
      }),
    ],
    [
      'JSON behind Cloudflare',
      answered(
        403,
        [
          ['server', 'cloudflare'],
          ['cf-ray', '8a'],
        ],
        '{"error":"forbidden"}',
      ),
    ],
    [
      'a page behind Vercel',
      answered(
        500,
        [
          ['server', 'Vercel'],
          ['x-vercel-id', 'fra1::x'],
        ],
        '<h1>Login failed</h1>',
      ),
    ],
    ['“Bad Gateway” in a sentence', answered(502, [], '{"message":"Bad Gateway"}')],
    ['success', answered(200, [['Server', 'nginx']], '<h1>Hello</h1>')],
    ['its framework', answered(404, [], '<pre>Cannot GET /auth/callback</pre>')],
  ])('%s', (_what, one) => {
    expect(answererOf(one).kind).toBe('app');
  });

  it('and its framework is named where its page shows it', () => {
    expect(answererOf(answered(500, [], '<h1>Whitelabel Error Page</h1>')).product).toBe('Spring Boot');
  });
});

describe('nobody can tell who answered', () => {
  it.each([
    ['without a body, an error that apps make as well', answered(404, [['Server', 'nginx']])],
    ['without a body and headers', exchange({ url: callback, status: 500 })],
    [
      'with a bad gateway’s page of somebody’s own',
      answered(502, [['Server', 'nginx']], '<h1>Back soon!</h1>'),
    ],
    ['when there was no answer', exchange({ url: callback, status: 0, failure: 'net::ERR_FAILED' })],
    ['when none has come yet', exchange({ url: callback })],
  ])('%s', (_what, one) => {
    expect(answererOf(one)).toEqual({ kind: 'unknown', product: undefined, sign: '' });
  });
});

describe('in a redacted trace', () => {
  it('who answered is what was seen before', () => {
    const one = answered(403, [['cf-ray', '8a']], 'error code: 1020');
    const verdict = answererVerdictOf(one);
    const redacted = exchange({
      url: callback,
      status: 403,
      verdicts: { answered_by: verdict ?? '' },
    });
    expect(answererOf(redacted)).toEqual(answererOf(one));
  });

  it('odd verdicts are not believed', () => {
    for (const verdict of ['', 'app', 'king|Arthur|x', '||'])
      expect(
        answererOf(exchange({ url: callback, status: 500, verdicts: { answered_by: verdict } })).kind,
      ).toBe('unknown');
  });
});

it('long bodies do no harm', () => {
  for (const part of ['<', '> <', ' ', '<hr><center>', 'error code: '])
    expect(answererOf(answered(502, [['Server', 'nginx']], part.repeat(200_000))).kind).toBeDefined();
});
