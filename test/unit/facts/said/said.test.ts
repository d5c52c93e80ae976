import { describe, expect, it } from 'vitest';
import { saidBy } from '../../../../lib/facts/said/said.ts';
import { surest } from '../../../../lib/facts/said/surest.ts';
import { exchange, form, jsonBody } from '../../../support/exchange.ts';
import { answer, asked, document, page, phraseIds, sendsTo, text } from '../../../support/said.ts';

describe('the words that are quoted first', () => {
  it('are the sentence that says most, not the title or “Something went wrong”', () => {
    const html = document(
      '<div class="error"><h1>Oops!</h1><p>The session that began this login is missing.</p><a>Back</a></div>',
      'Error',
    );
    expect(saidBy(page(html))).toMatchObject({
      where: 'alert',
      source: 'body',
      text: 'The session that began this login is missing.',
    });
  });

  it.each([
    [
      '<h1>Error</h1><p>Ovaj prijavni obrazac je trenutno zatvoren.</p>',
      'Ovaj prijavni obrazac je trenutno zatvoren.',
    ],
    ['<h1>Error</h1><p>Back</p>', 'Error'],
  ])('are what a page shows beside “Error” in a language that nobody reads here: %s', (body, said) => {
    expect(saidBy(page(document(body, 'Error')))?.text).toBe(said);
  });

  it.each([
    [
      'a card',
      '<div class="code">403</div><h1>Forbidden</h1><div class="card"><header><p>More Info</p><a class="card-toggle"></a></header><div class="card-content is-hidden"><div>Login failed: the session of this login was not found.</div><div>Request ID: 7c1e</div></div></div><button>Go back to the beginning</button>',
    ],
    [
      'a collapsed part',
      '<h1>Error</h1><a data-bs-toggle="collapse" href="#why">Show the details of this</a><div id="why" class="collapse"><p>Login failed: the session of this login was not found.</p></div>',
    ],
    [
      'a box for errors with a label',
      '<div class="error-box"><h1>Forbidden</h1><p>More Info</p><a class="card-toggle"></a><div class="is-hidden">Login failed: the session of this login was not found.</div></div>',
    ],
  ])('are what %s keeps folded, where the page shows only that it failed', (_, body) => {
    expect(saidBy(page(document(body, '403 Forbidden'), { status: 403 }))?.text).toBe(
      'Login failed: the session of this login was not found.',
    );
  });

  it.each([
    ['nothing unfolds it', '<h1>Forbidden</h1><div class="is-hidden">Login failed: no session.</div>', 403],
    [
      'it opens over the page',
      '<h1>Forbidden</h1><a class="menu-toggle"></a><div class="modal">Login failed: no session.</div>',
      403,
    ],
    [
      'a program stands in it',
      '<h1>Forbidden</h1><a class="x-toggle"></a><div class="is-hidden"><script>fail("Login failed: no session.")</script></div>',
      403,
    ],
    [
      'the page shows a reason',
      '<h1>Forbidden</h1><p>This account is not allowed to use the app.</p><a class="x-toggle"></a><div class="is-hidden">Login failed: no session.</div>',
      403,
    ],
    ['the page is fine', '<h1>Hello</h1><a class="x-toggle"></a><p class="is-hidden">Login failed.</p>', 200],
  ])('are not what is hidden where %s', (_, body, status) => {
    expect(saidBy(page(document(body, 'Wiki'), { status }))?.text ?? '').not.toContain('Login failed');
  });

  it('are a description before its code, which is named beside it', () => {
    const said = saidBy(
      answer({ error: 'invalid_grant', error_description: 'AADSTS54005: Code was redeemed. Trace ID: 1' }),
    );
    expect(said).toMatchObject({
      where: 'member',
      text: 'AADSTS54005: Code was redeemed.',
      code: 'AADSTS54005',
      codes: ['AADSTS54005', 'invalid_grant'],
      members: { error: 'invalid_grant' },
    });
  });

  it('are no packed value, whatever its member is called', () => {
    const said = saidBy(
      answer({ error: 'IMAP_AUTH_FAILED', detail: 'eyJzdGF0dXMiOiI0MDAiLCJzY2hlbWVzIjoiQmVhcmVyIn0=' }),
    );
    expect(said?.text).toBe('IMAP_AUTH_FAILED');
  });

  it('are the code where nobody wrote a sentence', () => {
    const shell = document('<div id="root"></div>', 'Tasks');
    const said = saidBy(page(shell, { url: 'https://app.example/login?error=token_refused', status: 200 }));
    expect(said).toMatchObject({ source: 'request', text: 'token_refused', code: 'token_refused' });
  });

  it('are the marked text of the page behind a bare `?error`', () => {
    const html = document('<div class="alert alert-danger" role="alert">[session_gone]</div>', 'Sign in');
    const said = saidBy(page(html, { url: 'https://app.example/login?error', status: 200 }));
    expect(said).toMatchObject({ where: 'alert', text: '[session_gone]', codes: ['session_gone', 'error'] });
  });

  it('are one sentence of 200 characters at most, without stack frames and queries', () => {
    const html = `<pre>Error: no state for https://app.example/cb?code=secret&amp;state=s was found\n    at handle (/srv/app.js:1:2)\n    at next (/srv/b.js:3:4)</pre>`;
    expect(saidBy(page(html, { status: 500 }))?.text).toBe(
      'Error: no state for https://app.example/cb was found',
    );
    expect(saidBy(text(`Failed ${'because of this and that '.repeat(40)}`))?.text.length).toBeLessThanOrEqual(
      200,
    );
  });

  it('have their entities unescaped, also in descriptions', () => {
    expect(saidBy(page('<h1>Scope &quot;a&quot; isn&#39;t allowed &mdash; sorry</h1>'))?.text).toBe(
      'Scope "a" isn\'t allowed — sorry',
    );
    const address = '/cb?error=x&error_description=Scope+%26quot%3Ba%26quot%3B+is+not+allowed';
    expect(saidBy(asked(address))?.text).toBe('Scope "a" is not allowed');
  });
});

describe('words are read from', () => {
  it.each([
    [
      'a nested error',
      answer({ error: { code: 403, message: 'The client is not allowed here.' } }),
      'The client is not allowed here.',
    ],
    [
      'problem details',
      answer({ type: 'about:blank', title: 'Forbidden', status: 403, detail: 'No such tenant.' }),
      'No such tenant.',
    ],
    [
      'a field’s own list of errors',
      answer({ code: 50035, errors: { scope: { _errors: [{ code: 'X', message: 'Not for this app' }] } } }),
      'scope: Not for this app',
    ],
    [
      'a field’s list of sentences',
      answer({ errors: { scope: { _errors: ['Not for this app'] } } }),
      'scope: Not for this app',
    ],
    [
      'the messages of a sign-in widget',
      answer(
        { version: '1.0.0', messages: { type: 'array', value: [{ message: 'You may not use this app' }] } },
        403,
      ),
      'You may not use this app',
    ],
    ['a list of errors', answer({ errors: [{ message: 'Refused for now' }] }), 'Refused for now'],
    ['an envelope', answer({ success: false, data: { message: 'State is gone' } }, 200), 'State is gone'],
    [
      'a form-encoded answer',
      exchange({
        url: 'https://op.example/token',
        status: 200,
        responseBody: { mediaType: 'text/plain', text: 'error=bad&error_description=Not+today' },
      }),
      'Not today',
    ],
    [
      'a challenge',
      exchange({
        url: 'https://api.example/',
        status: 401,
        responseHeaders: [
          ['WWW-Authenticate', 'Bearer error="invalid_token", error_description="The signature is odd"'],
        ],
      }),
      'The signature is odd',
    ],
    ['the address it leads to', sendsTo('/failed?error=x&error_description=Too+late'), 'Too late'],
    ['a fragment', asked('/#/done?error=x&error_description=Too+early'), 'Too early'],
    [
      'a posted answer',
      form('https://app.example/cb', { error: 'x', error_description: 'Said no' }),
      'Said no',
    ],
    ['a plain text', text('Login session is gone'), 'Login session is gone'],
    [
      'lines that each hold a parameter',
      text('error:invalid_request\nerror_description:The nonce is odd.\nerror_uri:https://op.example/e7'),
      'The nonce is odd.',
    ],
    ['a text that begins with the word', text('error: The nonce is odd.'), 'error: The nonce is odd.'],
    [
      'SOAP',
      exchange({
        url: 'https://op.example/ws',
        status: 500,
        responseBody: {
          mediaType: 'text/xml',
          text: '<e:Envelope xmlns:e="x"><e:Body><e:Fault><faultcode>a</faultcode><faultstring>Clock is off</faultstring></e:Fault></e:Body></e:Envelope>',
        },
      }),
      'Clock is off',
    ],
    [
      'data of the page',
      page(
        '<div id="root"></div><script>window.__boot = {"user":{},"settings":{"loginError":"Login failed: no mail"}};</script>',
        { status: 200 },
      ),
      'Login failed: no mail',
    ],
    [
      'a page in another language',
      page(
        document(
          '<h1>Anmeldung</h1><p>Die Anmeldung ist fehlgeschlagen, weil die Sitzung abgelaufen ist.</p>',
        ),
        { status: 200 },
      ),
      'Die Anmeldung ist fehlgeschlagen, weil die Sitzung abgelaufen ist.',
    ],
  ])('%s', (_what, one, words) => {
    expect(saidBy(one)?.text).toBe(words);
  });

  it('Google’s packed error', () => {
    const packed = Buffer.from(
      '\n\u0015redirect_uri_mismatch\u0012\u001eThe address is not registered.',
    ).toString('base64');
    const said = saidBy(asked(`/signin/oauth/error?authError=${encodeURIComponent(packed)}&client_id=c`));
    expect(said?.text).toContain('redirect_uri_mismatch');
    expect(said?.phrases[0]?.phrase.cause ?? said?.phrases[0]?.phrase.suspects[0]).toBe(
      'redirect-uri-mismatch',
    );
  });

  it('all members, by their names', () => {
    const said = saidBy(
      answer({
        error: 'a',
        error_hint: 'b is missing',
        error_debug: 'c',
        error_uri: 'https://x.example/d',
        statusCode: 400,
      }),
    );
    expect(said?.members).toEqual({
      error: 'a',
      error_hint: 'b is missing',
      error_debug: 'c',
      error_uri: 'https://x.example/d',
      statusCode: '400',
    });
  });
});

describe('nothing is said by', () => {
  const ok = { status: 200 } as const;
  it.each([
    [
      'a page that merely contains the word',
      page(document('<h1>Dashboard</h1><p>Your error budget is 99.9 %.</p><p>Error reports: 3</p>'), ok),
    ],
    [
      'documentation about such errors',
      page(
        document(
          `<article><h1>Troubleshooting OAuth errors</h1>${['redirect_uri_mismatch', 'Correlation failed.', 'State cookie was missing.', 'No matching state found in storage', 'AADSTS50011: the redirect URI does not match', 'Csrf detected'].map((one) => `<h2>${one}</h2><p>This means that your login failed because of an invalid setting. ${'Read on. '.repeat(40)}</p>`).join('')}</article>`,
        ),
        ok,
      ),
    ],
    [
      'a short help page of few of them',
      page(
        document(
          '<h1>Troubleshooting sign-in</h1><h2>invalid_client</h2><p>The secret is wrong.</p><p>Connection refused means that nothing listens.</p>',
        ),
        ok,
      ),
    ],
    [
      'a short help page of many such errors',
      page(
        document(
          [
            'redirect_uri_mismatch',
            'Correlation failed',
            'State cookie was missing',
            'No matching state found in storage',
            'Csrf detected',
          ]
            .map((one) => `<p>${one}</p>`)
            .join(''),
        ),
        ok,
      ),
    ],
    [
      'elements that are not shown',
      page(
        document(
          '<div class="error hidden">Login failed</div><p style="display: none">Session is invalid</p><div class="alert alert-danger" hidden>Denied</div><template>Invalid state</template><dialog>Login failed</dialog><div class="modal"><p class="error">Failed</p></div>',
        ),
        ok,
      ),
    ],
    [
      'elements that the page’s own style sheet hides',
      page(
        '<style>.msg, .oops{color:red} .oops { margin:0; display: none }</style><h1>Hello</h1><p class="oops error">Could not save</p>',
        ok,
      ),
    ],
    [
      'program text',
      page(
        document(
          '<script>var e={"a":1};throw new Error("No matching state found in storage");if(x)alert("Login failed")</script><script>!function(){var m={error:"Correlation failed",loginError:"Unable to verify authorization request state."}}()</script>',
        ),
        ok,
      ),
    ],
    [
      'texts in stock for a script',
      page(
        document(
          '<script id="x" type="application/json">{"messages":{"loginError":"Login failed"},"palette":{"error":"red","warning":"orange"},"i18n":{"error":"An error occurred"},"errorMessage":"Something went wrong"}</script>',
        ),
        ok,
      ),
    ],
    [
      'comments and hidden inputs',
      page(
        document(
          '<!-- Error: invalid state --><input type="hidden" name="error" value="access_denied"><input placeholder="Invalid state">',
        ),
        ok,
      ),
    ],
    [
      'a sign-in page',
      page(
        document(
          '<h1>Sign in</h1><form><label>E-mail</label><input name="email"><span class="error"></span><button>Next</button></form><a>Can’t access your account?</a><a>Trouble signing in?</a>',
        ),
        ok,
      ),
    ],
    [
      'a person’s name',
      page(document('<div class="alert">Erica Invalidovna</div><h2>Jonas Failedson</h2>'), ok),
    ],
    [
      'an app with a boundary for errors',
      page(
        '<div class="error-boundary"><div class="no-errors">All is well</div><button class="btn btn-danger">Delete account</button></div>',
        ok,
      ),
    ],
    ['an answer that is fine', answer({ message: 'Welcome', error: null, errors: [], success: true }, 200)],
    ['an answer whose error is none', answer({ error: 'none', code: 200, state: 'up' }, 200)],
    ['a form with a field left empty', form('https://app.example/report', { error: '', note: 'x' })],
    [
      'an answer with codes of its own',
      answer({ code: 0, msg: 'success', data: { title: 'Failed payments', reason: 'x' } }, 200),
    ],
    [
      'metadata',
      answer(
        { issuer: 'https://op.example', error_uri_supported: true, response_types_supported: ['code'] },
        200,
      ),
    ],
    ['an address that says there was none', asked('/home?error=false&message=hello')],
    ['a message where nothing failed', asked('/home?message=Saved&reason=idle')],
    ['a redirect’s own text', sendsTo('/home')],
    [
      'a style sheet',
      exchange({
        url: 'https://app.example/a.css',
        status: 200,
        responseBody: { mediaType: 'text/css', text: '.error{color:red} /* login failed */' },
      }),
    ],
    [
      'a script',
      exchange({
        url: 'https://app.example/a.js',
        status: 200,
        responseBody: { mediaType: 'application/javascript', text: 'throw new Error("Correlation failed")' },
      }),
    ],
    ['a shell that failed', page('<!doctype html><title>Tasks</title><div id="root"></div>')],
    ['a body of one letter', text('x', 404)],
    ['an exchange of which nothing was recorded', exchange({ url: 'https://app.example/cb', status: 500 })],
  ])('%s', (_what, one) => {
    expect(saidBy(one)).toBeUndefined();
  });
});

describe('a phrase that is not there', () => {
  it.each([
    ['inside another word', answer({ message: 'Invalid statement of account' }), 'auth0-spa-invalid-state'],
    ['as a value for people', answer({ message: 'Verification' }), 'authjs-verification'],
    [
      'as part of a sentence that wants to be whole',
      answer({ message: 'Client not found in the list of customers' }),
      'keycloak-client',
    ],
    ['under another name', asked('/list?error=2'), 'odoo-denied'],
    ['at another address', asked('/pay?error=x&message=invalid_credentials'), 'omniauth-credentials'],
    [
      'with its halves too far apart',
      text(`The response was received at noon. ${'So it goes. '.repeat(60)} I want tea instead of coffee.`),
      'onelogin-destination',
    ],
    ['as a longer number', answer({ message: 'AADSTS5001199' }), 'entra-redirect'],
  ])('%s', (_how, one, id) => {
    expect(phraseIds(one)).not.toContain(id);
  });
});

describe('what stood on the page before the login', () => {
  const banner = '<div class="alert alert-warning">Single sign-on is not available on Sundays.</div>';
  const before = page(document(banner), { status: 200 });

  it('is no evidence after it', () => {
    expect(saidBy(page(document(banner), { status: 200 }), [before])).toBeUndefined();
  });

  it('leaves what is new', () => {
    const after = page(document(`${banner}<p class="error">State cookie was missing.</p>`), { status: 200 });
    expect(saidBy(after, [before])?.words.map((one) => one.text)).toEqual(['State cookie was missing.']);
  });
});

describe('known words', () => {
  it('come with where they stood, those that tell the reason before those that hide it', () => {
    const said = saidBy(
      page(document('<h1>Try signing in with a different account.</h1><p>State cookie was missing.</p>'), {
        url: 'https://app.example/api/auth/signin?error=OAuthCallback',
      }),
    );
    const known = surest(said?.phrases ?? []);
    expect(known.map(({ phrase, words }) => [phrase.id, words.where])).toEqual([
      ['next-auth-state-cookie', 'sentence'],
      ['next-auth-different-account', 'heading'],
      ['next-auth-callback', 'member'],
    ]);
  });
});

describe('hostile answers', () => {
  const million = 1_000_000;
  it.each([
    ['opening brackets', '<'.repeat(million)],
    ['nested elements', '<div class="error">'.repeat(50_000)],
    ['nested inline elements', '<b>'.repeat(300_000)],
    ['closing tags', '</p>'.repeat(250_000)],
    ['attributes', `<p ${'class="error" '.repeat(70_000)}>Login failed`],
    ['an endless attribute', `<p class="${'error '.repeat(160_000)}`],
    ['ampersands', `<h1>${'&'.repeat(million)}`],
    ['entities', `<h1>${'&amp;'.repeat(200_000)}</h1>`],
    ['an open script', `<script>${'x={"error":'.repeat(90_000)}`],
    ['open objects', `<script>${'={"a":{"error":"'.repeat(60_000)}</script>`],
    ['style rules', `<style>${'.a{'.repeat(300_000)}</style>`],
    ['words', 'error failed invalid '.repeat(50_000)],
    ['letters', 'a'.repeat(million)],
    ['spaces', ' '.repeat(million)],
    ['quotation marks', '"'.repeat(million)],
    ['deep JSON', `${'{"error":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    ['deep lists', '['.repeat(million)],
    ['long JSON', JSON.stringify({ error: 'x '.repeat(400_000) })],
    [
      'members',
      JSON.stringify(Object.fromEntries(Array.from({ length: 60_000 }, (_, at) => [`error${at}`, 'x']))),
    ],
    ['null bytes', '\0'.repeat(million)],
    ['lone surrogates', '\uD800'.repeat(100_000)],
  ])('of %s do no harm, and say little', (_what, body) => {
    for (const mediaType of ['text/html', 'application/json', 'text/xml', 'text/plain', '']) {
      const responseBody = { mediaType, text: body };
      const said = saidBy(exchange({ url: 'https://a.example/', status: 500, responseBody }));
      expect(JSON.stringify(said ?? '').length).toBeLessThan(20_000);
    }
  });

  it('of any shape do no harm', () => {
    const odd: readonly unknown[] = [
      null,
      0,
      [],
      [[]],
      'x',
      { error: [] },
      { error: { error: { error: {} } } },
      { __proto__: 1, error: 'x' },
      { errors: [null, 1, {}] },
      { message: { toString: 1 } },
    ];
    for (const value of odd) {
      expect(() => saidBy(answer(value, 500))).not.toThrow();
      expect(() =>
        saidBy(
          exchange({
            url: 'not an address?error=%E0%A4%A',
            status: 500,
            responseBody: jsonBody(value),
            redirectUrl: '#error=%',
          }),
        ),
      ).not.toThrow();
    }
  });
});

describe('an error that a page hands to the window which opened it', () => {
  const shell = (script: string) =>
    page(`<!doctype html><body><script>${script}</script></body>`, { status: 200 });
  it.each<[string, string, string]>([
    [
      'as a message of a login for editors',
      `window.opener.postMessage('authorization:gitlab:error:{"error":"invalid_client","error_description":"Client authentication failed"}', origin)`,
      'Client authentication failed',
    ],
    [
      'with its quotes escaped',
      String.raw`opener.postMessage("authorization:github:error:{\"message\":\"The code passed is incorrect or expired.\"}", "*")`,
      'The code passed is incorrect or expired.',
    ],
    [
      'percent-encoded (Backstage)',
      `var authResponse = decodeURIComponent('${encodeURIComponent(JSON.stringify({ type: 'authorization_response', error: { name: 'Error', message: 'No such user is here' } }))}'); (window.opener || window.parent).postMessage(JSON.parse(authResponse), origin)`,
      'No such user is here',
    ],
    [
      'in base64',
      `opener.postMessage(JSON.parse(atob('${btoa(JSON.stringify({ error: 'state_gone' }))}')), origin)`,
      'state_gone',
    ],
    [
      'as an object',
      `const answer = {"ok":false,"error":"state_gone"}; opener.postMessage(answer, location.origin)`,
      'state_gone',
    ],
    [
      'as the literal of a script that does nothing else',
      `if (window.opener) window.opener.postMessage({ type: 'error', error: "User not allowed here" }, '*'); window.close();`,
      'User not allowed here',
    ],
  ])('is what it says, %s', (_, script, said) => {
    expect(saidBy(shell(script))).toMatchObject({ where: 'alert', source: 'body', text: said });
  });

  it.each<[string, string]>([
    [
      'a token',
      `opener.postMessage('authorization:github:success:{"token":"gho_16C7e42F292c6912E7","provider":"github"}', o)`,
    ],
    [
      'one of two literals',
      `if (done) opener.postMessage({ type: 'ok' }, o); else opener.postMessage({ type: 'error', error: 'Could not sign in' }, o)`,
    ],
    [
      'texts in stock',
      `const texts = {"title":"Sign in","message":"Could not sign in"}; opener.postMessage("hello", o)`,
    ],
    [
      'a packed profile',
      `opener.postMessage(JSON.parse(decodeURIComponent('${encodeURIComponent(JSON.stringify({ type: 'authorization_response', response: { profile: { email: 'jo@x.example' } } }))}')), origin)`,
    ],
    [
      'what is packed and broken',
      `opener.postMessage(decodeURIComponent('%7B%22error%22%3A%22%E0%A4%A'), o)`,
    ],
    ['no error', `opener.postMessage({"error":null,"state":"abc"}, o)`],
    ['an error that no script hands on', `const last = {"error":"state_gone"}; console.log(last)`],
    ['program text', `if (!code) opener.postMessage({error: "no code"}, o)`],
  ])('is not %s', (_, script) => {
    expect(saidBy(shell(script))).toBeUndefined();
  });
});

describe('the refusal of another server, passed on', () => {
  it.each(['upstream', 'provider', 'oauth_response'])('is read under the name %s', (name) => {
    const said = saidBy(
      answer({ ok: false, [name]: { error: 'invalid_grant', error_description: 'Code is gone' } }),
    );
    expect(said).toMatchObject({ text: 'Code is gone', code: 'invalid_grant' });
  });

  it('is no error where the answer is a good one', () => {
    expect(saidBy(answer({ jobs: { error: 'none yet', at: 3 } }, 200))).toBeUndefined();
  });
});

describe('an answer that failed and has names of its own', () => {
  it.each([
    [{ exp: 'token expired' }, 'token expired'],
    [{ nbf: ['token not valid yet'] }, 'token not valid yet'],
    [{ warum: 'connect ECONNREFUSED of the token endpoint' }, 'connect ECONNREFUSED of the token endpoint'],
    [{ grund: 'Kennmarke verbraucht', ref: 'c-88' }, 'Kennmarke verbraucht'],
    [{ mensaje: 'Sin solicitud', ref: 'c-88' }, 'Sin solicitud'],
    [{ erreur: 'etat_perdu' }, 'etat_perdu'],
  ])('is read all the same: %j', (body, text) => {
    expect(saidBy(answer(body, 401))?.text).toBe(text);
  });

  it.each([
    [{ exp: 'token expired' }, 200],
    [{ exp: '3600', id: 'abc' }, 401],
    [{ note: 'All is well here' }, 401],
    [{ wer: 'Ada von Lovelace' }, 401],
    [{ grund: 'Kennmarke verbraucht' }, 200],
    [{ mensaje: 'Sin solicitud' }, 200],
    [{ warum: 'ECONNREFUSED-handbook' }, 401],
    [{ page: `could not ${'x '.repeat(200)}` }, 401],
  ])('or says nothing: %j', (body, status) => {
    expect(saidBy(answer(body, status))).toBeUndefined();
  });
});

describe('a flag in an address says its name', () => {
  it.each([
    ['/?auth_error=1', 'auth_error'],
    ['/login?error=true', 'error'],
    ['/login?error=2', '2'],
    ['/login?error=invalid_state', 'invalid_state'],
  ])('%s', (path, text) => expect(saidBy(asked(path))?.text).toBe(text));
});

it('Google’s packed message is read field by field', () => {
  const field = (tag: number, text: string) => String.fromCharCode(tag, text.length) + text;
  const packed = btoa(
    field(10, 'org_internal') +
      field(18, 'Access is restricted to users of it, as the app’s owner set it.'.replace('’', "'")) +
      String.fromCharCode(24, 1),
  );
  expect(
    saidBy(asked(`/signin/oauth/error?authError=${encodeURIComponent(packed)}`))?.words[0]?.text,
  ).toMatch(/^org_internal Access is restricted/);
});

describe('a code of nobody’s', () => {
  it.each([
    ['missing_email_claim', 'loose-claim'],
    ['FAILED_TO_VERIFY_ANY_SIGNATURE', 'loose-signature'],
  ])('is read as the words that it is made of: %s', (code, id) => {
    expect(saidBy(answer({ error: code }))?.phrases.map(({ phrase }) => phrase.id)).toContain(id);
  });

  it.each(['invalid_scope', 'invalid_token', 'redirect_uri_mismatch', 'E1234', 'denied'])(
    'is not where a standard registers it, or it is one word: %s',
    (code) => {
      const phrases = saidBy(answer({ error: code }))?.phrases ?? [];
      expect(phrases.filter(({ phrase }) => phrase.loosely.length > 0)).toEqual([]);
    },
  );
});

describe('a wording that is a whole line', () => {
  it.each(['Invalid signature', 'Error: Invalid signature', 'SAMLError: Invalid signature.'])(
    'may stand behind the name of an error: %s',
    (words) => {
      expect(saidBy(text(words))?.phrases[0]?.phrase.id).toBe('node-saml-signature');
    },
  );

  it('and not behind other words', () => {
    const phrases = saidBy(text('Our partner says: Invalid signature'))?.phrases ?? [];
    expect(phrases.map(({ phrase }) => phrase.id)).not.toContain('node-saml-signature');
  });
});
