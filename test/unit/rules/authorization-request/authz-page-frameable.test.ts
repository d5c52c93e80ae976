import { describe, expect, it } from 'vitest';
import type { Header } from '../../../../lib/exchange/exchange.ts';
import { codeFlow, detailOf, outcomeOf, verdictsOf, type Changes } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';
import { loginPage, walkedLogin } from '../../../support/walked-login.ts';

const rule = 'authz-page-frameable';
const login = '<form method="post"><input name="user"><input type="password"></form>';

function page(
  headers: readonly Header[],
  text: string | undefined = login,
  request: Changes = {},
  at = 'https://op.example/auth',
) {
  const responseHeaders: readonly Header[] = [['Content-Type', 'text/html; charset=utf-8'], ...headers];
  const responseBody = { mediaType: 'text/html', text };
  return codeFlow({ at, request, requestExchange: { responseHeaders, responseBody } });
}

const unread = (request: Changes = {}, response?: null) => {
  const responseHeaders = [['Content-Type', 'text/html']] as const;
  return codeFlow({ request, requestExchange: { responseHeaders }, response, token: response });
};

describe('authz-page-frameable is', () => {
  it('medium for a login page that nothing keeps out of frames', () => {
    expect(verdictsOf(rule, page([]))).toEqual(['medium certain']);
    expect(verdictsOf(rule, redacted(page([])))).toEqual(['medium certain']);
  });

  it('medium for one whose policy speaks of something else', () => {
    expect(verdictsOf(rule, page([['Content-Security-Policy', "default-src 'self'"]]))).toEqual([
      'medium certain',
    ]);
  });

  it('firm where the page itself was not recorded', () => {
    expect(verdictsOf(rule, unread())).toEqual(['medium firm']);
  });

  it('a remark on a development server', () => {
    expect(verdictsOf(rule, page([], login, {}, 'https://op.test/auth'))).toEqual(['info certain']);
  });
});

const consent = `<form method="post" action="/consent"><input type="hidden" name="ticket" value="t1">
<button type="submit" name="decision" value="allow">Allow</button><button name="decision" value="deny">Cancel</button></form>`;
const policy = ['X-Frame-Options', 'DENY'] as const;

it('authz-page-frameable says nothing of a page that nobody recorded and that was left at once', () => {
  const [request, ...rest] = unread();
  const startedAt = rest[0]!.startedAt - 200;
  expect(outcomeOf(rule, [{ ...request!, startedAt }, ...rest])).toBe('not applicable');
});

describe('authz-page-frameable is high for a page that grants with one click', () => {
  it.each([
    ['by a button', consent],
    [
      'by a button that its name tells',
      '<form method="post"><input name="accept" type="submit" value="Ja"></form>',
    ],
    [
      'beside a choice of scopes',
      consent.replace('<button', '<input type="checkbox" name="scope" checked><button'),
    ],
  ])('%s', (_, text) => {
    expect(verdictsOf(rule, page([], text))).toEqual(['high certain']);
    expect(verdictsOf(rule, redacted(page([], text)))).toEqual(['high certain']);
    expect(detailOf(rule, page([], text))).toContain('one click');
  });

  it('but not where that page is protected, or on a development server', () => {
    expect(verdictsOf(rule, page([policy], consent))).toEqual([]);
    expect(verdictsOf(rule, page([], consent, {}, 'https://op.test/auth'))).toEqual(['info certain']);
  });
});

describe('authz-page-frameable stays medium for', () => {
  it.each([
    [
      'a login whose terms are accepted',
      '<form><input name="user"><button>Log in</button></form><p>You agree to our terms.</p>',
    ],
    ['a login with a banner for cookies', `${login}<form><button>Accept all cookies</button></form>`],
    ['a code that must be typed', '<form><input name="user_code"><button>Allow</button></form>'],
    ['a choice of accounts', '<form><button name="account" value="1">Kim</button></form>'],
    ['a password that is asked for once more', '<form><input type=password><button>Allow</button></form>'],
    ['a link', '<a href="/allow">Allow</a>'],
  ])('%s', (_, text) => {
    expect(verdictsOf(rule, page([], text))).toEqual(['medium certain']);
  });
});

describe('authz-page-frameable says nothing', () => {
  it.each([
    ['where X-Frame-Options is sent', page([['X-Frame-Options', 'DENY']])],
    [
      'where frame-ancestors is sent',
      page([['Content-Security-Policy', "default-src 'self'; frame-ancestors 'none'"]]),
    ],
    [
      'of a page that posts the answer to the client',
      page(
        [],
        '<body onload="document.forms[0].submit()"><form action="https://app.example/cb"><input name="code"></form>',
      ),
    ],
    [
      'of a page that posts it to a window',
      page([], '<script>parent.postMessage({ code: "x" }, "https://app.example")</script>'),
    ],
    ['of a page without anything to use', page([], '<p>One moment, please.</p>')],
    ['of a silent request, which must be frameable', page([], login, { prompt: 'none' })],
    ['of a page that was not recorded and may be the answer', unread({ response_mode: 'form_post' }, null)],
    ['of headers that were not recorded', codeFlow()],
    [
      'of a redirect',
      codeFlow({ requestExchange: { status: 302, redirectUrl: 'https://op.example/login' } }),
    ],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
    expect(verdictsOf(rule, redacted(exchanges))).toEqual([]);
  });

  it('and does not apply where no page was seen', () => {
    expect(outcomeOf(rule, codeFlow())).toBe('not applicable');
    expect(outcomeOf(rule, page([['X-Frame-Options', 'DENY']]))).toBe('pass');
  });
});

describe('authz-page-frameable judges what the headers say', () => {
  it.each([
    ['X-Frame-Options', 'ALLOWALL'],
    ['X-Frame-Options', 'ALLOW-FROM https://app.example'],
    ['Content-Security-Policy', 'frame-ancestors *'],
  ] as const)('medium for %s: %s', (name, value) => {
    expect(verdictsOf(rule, page([[name, value]]))).toEqual(['medium certain']);
    expect(detailOf(rule, page([[name, value]]))).toContain(value);
  });
});

describe('authz-page-frameable looks at the pages in between', () => {
  const url = 'https://op.example/interaction/login';
  const html = [['Content-Type', 'text/html']] as const;
  const bare = (text: string) =>
    walkedLogin(url, [
      loginPage(url, { responseHeaders: html, responseBody: { mediaType: 'text/html', text } }),
    ]);

  it('medium for a login page that the request led to, high for a consent page', () => {
    expect(verdictsOf(rule, bare(login))).toEqual(['medium certain']);
    expect(verdictsOf(rule, bare(consent))).toEqual(['high certain']);
    expect(verdictsOf(rule, redacted(bare(consent)))).toEqual(['high certain']);
    expect(detailOf(rule, bare(login))).toContain('https://op.example/interaction/login');
  });

  it('and is silent of protected ones, and of a page of the app’s', () => {
    expect(verdictsOf(rule, walkedLogin(url, [loginPage(url)]))).toEqual([]);
    const apps = loginPage('https://app.example/wait', { responseHeaders: html });
    expect(verdictsOf(rule, walkedLogin(url, [loginPage(url), apps]))).toEqual([]);
  });

  it.each([
    ['that leads on by script', '<script>window.location.replace("/consent")</script>One moment'],
    [
      'that leads on by itself',
      '<meta http-equiv="refresh" content="0; url=/consent"><a href="/consent">Go on</a>',
    ],
  ])('and of one %s', (_, text) => {
    expect(verdictsOf(rule, bare(text))).toEqual([]);
    expect(verdictsOf(rule, redacted(bare(text)))).toEqual([]);
  });

  it('but not of one whose script draws it', () => {
    const app =
      '<div id="root"></div><script src="/login.js"></script><script>window.x = location.href</script>';
    expect(verdictsOf(rule, bare(app))).toEqual(['medium certain']);
  });

  it('and of one that was left before anybody could read it, where its text was not recorded', () => {
    const unread = { responseHeaders: html, responseBody: undefined };
    const hop = loginPage('https://op.example/hop', unread);
    expect(verdictsOf(rule, walkedLogin(hop.url, [hop, loginPage(url)]))).toEqual([]);
    expect(verdictsOf(rule, walkedLogin(url, [loginPage(url, unread)]))).toEqual(['medium firm']);
  });

  it('and of one on another site, which may be somebody else’s', () => {
    const other = 'https://accounts.social.example/login';
    const page = loginPage(other, { responseHeaders: html });
    expect(verdictsOf(rule, walkedLogin(other, [page]))).toEqual([]);
  });
});
