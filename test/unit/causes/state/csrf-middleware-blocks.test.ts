import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import type { CookieLogin } from '../../../support/cookie-login.ts';
import { capture } from '../../../support/exchange.ts';
import { failingLogin } from '../../../support/failing-login.ts';
import { samlAnswer, samlRequest } from '../../../support/saml-login.ts';

const id = 'csrf-middleware-blocks';
const page = (text: string, status = 403): NonNullable<CookieLogin['answer']> => ({
  status,
  responseBody: { mediaType: 'text/html', text },
});
const django = (heading: string, words: string) =>
  page(
    `<title>403 Forbidden</title><div id="summary"><h1>${heading} <span>(403)</span></h1><p>${words}</p></div><div id="explanation"><p><small>DEBUG=True</small></p></div>`,
  );
const json = (value: unknown, status = 403): NonNullable<CookieLogin['answer']> => ({
  status,
  responseBody: { mediaType: 'application/json', text: JSON.stringify(value) },
});
const kept: CookieLogin = {
  way: 'posted',
  set: ['sessionid=a-secret; Path=/; Secure; HttpOnly; SameSite=None'],
  sent: 'sessionid=a-secret',
};

describe(`${id} is the cause`, () => {
  it.each<[string, NonNullable<CookieLogin['answer']>]>([
    ['Django', django('Forbidden', 'CSRF verification failed. Request aborted.')],
    ['Django in Danish', django('Forbudt', 'CSRF-verifikationen mislykkedes. Forespørgslen blev afbrudt.')],
    ['Django in Finnish', django('Kielletty', 'CSRF vahvistus epäonnistui. Pyyntö hylätty.')],
    ['Django in Ukrainian', django('Заборонено', 'Помилка перевірки CSRF. Запит відхилений.')],
    ['Django REST framework', json({ detail: 'CSRF Failed: CSRF token missing.' })],
    ['Rails', page('<h1>The change you wanted was rejected.</h1>', 422)],
    ['Rails in development', page('<h1>ActionController::InvalidAuthenticityToken</h1>', 422)],
    ['GitLab', page('<h3>The change you requested was rejected.</h3>', 422)],
    ['Laravel', page('<title>Page Expired</title><h1>419</h1><p>Page Expired</p>', 419)],
    ['Laravel in Spanish', page('<title>Página expirada</title><h1>419</h1><p>Página expirada</p>', 419)],
    ['Laravel without words', { status: 419 }],
    ['Express', page('<pre>ForbiddenError: invalid csrf token</pre>')],
    [
      'Spring',
      json({
        status: 403,
        error: 'Forbidden',
        message: "Invalid CSRF Token 'null' was found on the request parameter '_csrf'.",
      }),
    ],
    [
      'ASP.NET',
      page('<h1>The required anti-forgery form field "__RequestVerificationToken" is not present.</h1>', 500),
    ],
    [
      'Flask-WTF',
      page('<title>400 Bad Request</title><h1>Bad Request</h1><p>The CSRF token is missing.</p>', 400),
    ],
    ['Symfony', page('<h1>Invalid CSRF token.</h1>', 403)],
    ['Play', page('<h1>Unauthorized</h1><p>No CSRF token found in body</p>')],
    ['Tornado', page("<title>403: '_xsrf' argument missing from POST</title>")],
    ['CodeIgniter', page('<h1>Whoops!</h1><p>The action you requested is not allowed.</p>')],
    [
      'Yii',
      page(
        '<h1>Bad Request (#400)</h1><div class="alert alert-danger">Unable to verify your data submission.</div>',
        400,
      ),
    ],
    [
      'Wicket',
      page('<h1>HTTP Status 400 – Bad Request</h1><p>Origin does not correspond to request</p>', 400),
    ],
    [
      'Go',
      {
        status: 403,
        responseBody: {
          mediaType: 'text/plain',
          text: 'cross-origin request detected from Sec-Fetch-Site header\n',
        },
      },
    ],
    ['Grafana', json({ message: 'origin not allowed' })],
    ['Jenkins', page('<h2>HTTP ERROR 403 No valid crumb was included in the request</h2>')],
    ['CakePHP', page('<h2>Missing or incorrect CSRF cookie type.</h2>')],
    [
      'Phoenix',
      page(
        '<h1>Plug.CSRFProtection.InvalidCSRFTokenError</h1><p>invalid CSRF (Cross Site Request Forgery) token</p>',
      ),
    ],
    ['Nextcloud', json({ message: 'CSRF check failed' }, 412)],
    [
      'a framework that nobody knows, in Japanese',
      page('<h1>エラー</h1><p>CSRFトークンの検証に失敗しました</p>', 400),
    ],
    ['one in Dutch', page('<h1>Fout</h1><p>Het CSRF-token ontbreekt in dit formulier.</p>', 400)],
    ['one in Hungarian', page('<h1>Hiba</h1><p>Érvénytelen CSRF kulcs.</p>', 403)],
  ])('of %s', (_, answer) => {
    const exchanges = failingLogin({ ...kept, answer });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    const { why = '', fix = '' } = reasonOf(exchanges) ?? {};
    expect(why).toContain('cookie sessionid came back as it was set');
    expect(fix).toContain('Exempt exactly');
    expect(fix).toContain('response_mode=query');
    expect(fix).not.toContain('cookie');
  });

  it('of origins, where its words are about those', () => {
    const { why } =
      reasonOf(failingLogin({ ...kept, answer: json({ message: 'origin not allowed' }) })) ?? {};
    expect(why).toContain('lets only forms of origins pass that it knows');
    expect(why).not.toContain('wants a token');
  });

  it('in a sentence that says whose form it was and that the cookie came', () => {
    const words = 'CSRF検証に失敗したため、リクエストは中断されました。';
    const { why } = reasonOf(failingLogin({ ...kept, answer: django('アクセス禁止', words) })) ?? {};
    expect(why).toContain('a page of op.elsewhere sent this form');
  });

  it('where the recording has no cookies, with the question whether it came', () => {
    const answer = django('Forbidden', 'CSRF verification failed. Request aborted.');
    const { cause, why, fix } = reasonOf(failingLogin({ way: 'posted', answer })) ?? {};
    expect([cause, fix]).toEqual([id, expect.stringContaining('response_mode=query')]);
    expect(why).not.toContain('came back');
  });

  it('beside a cookie that was lost on the way', () => {
    const causes = causesOf(
      failingLogin({
        way: 'posted',
        set: ['sessionid=a-secret; Path=/; SameSite=Lax; Secure'],
        answer: page('<p>CSRF verification failed. Request aborted.</p>'),
      }),
    );
    expect(causes).toEqual(['cookie-lax-post', id]);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, CookieLogin]>([
    [
      'of an answer that came by redirect',
      { ...kept, way: 'page', answer: page('<p>Token CSRF detected</p>') },
    ],
    [
      'where the login’s cookie stayed away and nobody said so',
      { way: 'posted', set: ['sessionid=a-secret; Path=/; SameSite=Lax'], answer: { status: 419 } },
    ],
    ['of other words', { ...kept, answer: page('<h1>Forbidden</h1><p>You have no account here.</p>') }],
    ['of a bare 403', { ...kept, answer: { status: 403 } }],
    [
      'of a library that calls its state so',
      {
        ...kept,
        answer: page(
          '<h1>mismatching_state: CSRF Warning! State not equal in request and response.</h1>',
          500,
        ),
      },
    ],
    [
      'of OmniAuth’s words for its state',
      {
        ...kept,
        answer: page(
          '<p>OmniAuth::Strategies::OAuth2::CallbackError: csrf_detected | CSRF detected</p>',
          500,
        ),
      },
    ],
    [
      'of a script’s token on a page about something else',
      {
        ...kept,
        answer: page(
          '<meta name="csrf-token" content="a1"><h1>No account</h1><p>Ask your administrator.</p>',
        ),
      },
    ],
    [
      'where the form was taken',
      { ...kept, answer: { status: 302, redirectUrl: 'https://app.example/home' } },
    ],
  ])('%s', (_, changes) => {
    expect(causesOf(failingLogin(changes))).not.toContain(id);
  });
});

describe(`of a SAML answer ${id} is the cause`, () => {
  const refused = (words: string) => ({
    status: 403,
    redirectUrl: undefined,
    requestHeaders: [['Cookie', 'sp_session=a-secret']] as const,
    responseHeaders: [['Content-Type', 'text/html']] as const,
    responseBody: { mediaType: 'text/html', text: words },
  });
  const login = (words: string) =>
    capture(
      samlRequest({
        exchange: {
          responseHeaders: [['Set-Cookie', 'sp_session=a-secret; Path=/; Secure; HttpOnly; SameSite=None']],
        },
      }),
      samlAnswer({ exchange: refused(words) }),
    );

  it('where the assertion consumer service stands behind the check', () => {
    const exchanges = login('<h1>403 Forbidden</h1><p>CSRF verification failed. Request aborted.</p>');
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.fix).not.toContain('response_mode');
  });

  it('also where the provider began', () => {
    const exchanges = capture(
      samlAnswer({ inResponseTo: null, exchange: refused('<h1>The change you wanted was rejected.</h1>') }),
    );
    expect(reasonOf(exchanges)?.cause).toBe(id);
  });

  it('and not where the app knows no such person', () => {
    expect(causesOf(login('<h1>403 Forbidden</h1><p>You are not a member of this wiki.</p>'))).not.toContain(
      id,
    );
  });
});
