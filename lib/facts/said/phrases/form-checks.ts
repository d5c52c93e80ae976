import { product, says } from './phrase.ts';

const app = { by: 'client', owner: 'client' } as const;
const blocked = 'csrf-middleware-blocks';

/** What frameworks say when a form lacks the token of their own pages, or comes from another site. */
export const formChecks = [
  ...product('Flask-WTF', app, [
    says(
      'flask-wtf-csrf',
      [
        'The CSRF token is missing',
        'The CSRF session token is missing',
        'The CSRF tokens do not match',
        'The CSRF token is invalid',
        'The CSRF token has expired',
        'The referrer does not match the host',
      ],
      blocked,
    ),
  ]),
  ...product('Tornado', app, [
    says(
      'tornado-xsrf',
      ["'_xsrf' argument missing from", 'XSRF cookie does not match POST argument'],
      blocked,
    ),
  ]),
  ...product('Pyramid', app, [says('pyramid-csrf', ['Bad CSRF Token', 'Bad CSRF Origin'], blocked)]),
  ...product('Starlette and Litestar', app, [says('asgi-csrf', 'CSRF token verification failed', blocked)]),
  ...product('Odoo', app, [says('odoo-csrf', 'Session expired (invalid CSRF token)', blocked)]),
  ...product('Symfony', app, [
    says('symfony-csrf', ['=Invalid CSRF token', 'Please try to resubmit the form'], blocked),
  ]),
  ...product('CakePHP', app, [
    says(
      'cakephp-csrf',
      [
        'Missing CSRF token cookie',
        'Missing or incorrect CSRF cookie type',
        'Missing or invalid CSRF cookie',
        'CSRF token from either the request body or request headers did not match or is missing',
      ],
      blocked,
      { tokens: ['InvalidCsrfTokenException'] },
    ),
  ]),
  ...product('CodeIgniter', app, [
    says(
      'codeigniter-csrf',
      ['The action you requested is not allowed', 'The action you have requested is not allowed'],
      blocked,
    ),
  ]),
  ...product('Yii', app, [
    says(
      'yii-csrf',
      ['Unable to verify your data submission', 'The CSRF token could not be verified'],
      blocked,
    ),
  ]),
  ...product('Magento', app, [
    says('magento-form-key', 'Invalid Form Key. Please refresh the page', blocked),
  ]),
  ...product('Nextcloud', app, [says('nextcloud-csrf', '=CSRF check failed', blocked)]),
  ...product('Play', app, [
    says(
      'play-csrf',
      ['No CSRF token found in body', 'No CSRF token found in headers', 'CSRF token check failed'],
      blocked,
    ),
  ]),
  ...product('Wicket', app, [says('wicket-csrf', 'Origin does not correspond to request', blocked)]),
  ...product('Jenkins', app, [says('jenkins-crumb', 'No valid crumb was included in', blocked)]),
  ...product('Atlassian', app, [
    says('atlassian-xsrf', ['XSRF check failed', 'XSRF Security Token Missing'], blocked),
  ]),
  ...product('GitLab', app, [says('gitlab-csrf', 'The change you requested was rejected', blocked)]),
  ...product('Rails', app, [
    says('rails-origin', "HTTP Origin header … didn't match request.base_url", blocked, {
      means:
        'Rails wants forms from its own address alone: the provider’s page sent this one, or a proxy hides the app’s own address from it.',
    }),
  ]),
  ...product('Roda and Rack', app, [
    says('rack-csrf', 'Rack::Csrf::InvalidCsrfToken', blocked, {
      tokens: ['RouteCsrf::InvalidToken', 'InvalidCSRFTokenError'],
    }),
  ]),
  ...product('Phoenix', app, [
    says('phoenix-csrf', 'invalid CSRF (Cross Site Request Forgery) token', blocked),
  ]),
  ...product('Go', app, [
    says(
      'go-cross-origin',
      [
        'cross-origin request detected from Sec-Fetch-Site header',
        'cross-origin request detected, and/or browser is out of date',
      ],
      blocked,
    ),
    says(
      'echo-csrf',
      ['missing csrf token in the form parameter', 'missing csrf token in request header'],
      blocked,
    ),
  ]),
  ...product('Grafana', app, [says('grafana-origin', '=origin not allowed', blocked)]),
  ...product('AdonisJS', app, [
    says('adonis-csrf', 'Invalid or expired CSRF token', blocked, { tokens: ['E_BAD_CSRF_TOKEN'] }),
  ]),
  ...product('Fastify', app, [
    says('fastify-csrf', 'Missing csrf secret', blocked, {
      tokens: ['FST_CSRF_MISSING_SECRET', 'FST_CSRF_INVALID_TOKEN'],
    }),
  ]),
  ...product('Remix and React Router', app, [
    says('remix-origin', 'header from a forwarded action request', blocked),
  ]),
  ...product('ASP.NET', app, [
    says(
      'aspnet-antiforgery-form',
      [
        'The anti-forgery cookie token and form field token do not match',
        'The antiforgery cookie token and request token do not match',
        'The required anti-forgery form field',
        'The required antiforgery request token',
        'The required anti-forgery cookie',
        'The provided anti-forgery token',
        'The provided antiforgery token',
        'A required anti-forgery token was not supplied or was invalid',
        'The anti-forgery token could not be decrypted',
        'Validation of the provided antiforgery token failed',
      ],
      blocked,
      { tokens: ['HttpAntiForgeryException', 'AntiforgeryValidationException'] },
    ),
  ]),
];
