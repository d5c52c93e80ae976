import { describe, expect, it } from 'vitest';
import { nothingLearned, type Learned } from '../../../lib/messages/learned.ts';
import { recognise } from '../../../lib/messages/recognise.ts';
import { exchange, form, redirect, type ExchangeFields } from '../../support/exchange.ts';

const page = { context: { resourceType: 'main_frame' } } as const;
const script = { context: { resourceType: 'fetch' } } as const;
const seen = (fields: ExchangeFields, learned: Partial<Learned> = {}) =>
  recognise(exchange(fields), { ...nothingLearned, ...learned }).map(
    ({ kind, confidence }) => `${confidence} ${kind}`,
  );

describe('a known state makes an answer certain', () => {
  const learned = { knows: (name: string, value: string) => name === 'state' && value === 's' };

  it.each(['code=x&state=s', 'error=access_denied&state=s', 'id_token=x&state=s'])('with %s', (query) => {
    const url = `https://app.example/cb?${query}`;
    expect(seen({ url, ...page })).toEqual([]);
    expect(seen({ url, ...page }, learned)).toEqual(['certain authorization_response']);
  });

  it('but not a page that only repeats it: servers do that on their own', () => {
    expect(seen({ url: 'https://op.example/login?state=s', ...page }, learned)).toEqual([]);
    expect(seen({ url: 'https://op.example/login?state=s&error=1', ...page }, learned)).toEqual([]);
  });

  it('nor a fetch that carries the answer on', () => {
    expect(seen({ url: 'https://app.example/api?code=x&state=s', ...script }, learned)).toEqual([]);
  });

  it('nor a picture, told by how it was fetched or by what came', () => {
    const url = 'https://pixel.example/?code=x&state=s';
    expect(seen({ url, requestHeaders: [['Sec-Fetch-Mode', 'no-cors']] }, learned)).toEqual([]);
    expect(seen({ url, responseHeaders: [['Content-Type', 'image/gif']] }, learned)).toEqual([]);
    expect(seen({ url, requestHeaders: [['X-Requested-With', 'XMLHttpRequest']] }, learned)).toEqual([]);
    expect(seen({ url, requestHeaders: [['Sec-Fetch-Mode', 'navigate']] }, learned)).toHaveLength(1);
  });
});

describe('a known redirect URI makes an answer certain', () => {
  const learned = { isRedirectUri: (endpoint: string) => endpoint === 'https://app.example/cb' };
  const at = (query: string) => seen({ url: `https://app.example/cb${query}`, ...page }, learned);

  it.each(['?code=abc', '#access_token=x', '?error=vendor_word'])('with %s', (query) => {
    expect(at(query)).toEqual(['certain authorization_response']);
  });

  it('of response_type=none, whose answer is the state alone', () => {
    const both = { ...learned, knows: (name: string, value: string) => name === 'state' && value === 's' };
    expect(seen({ url: 'https://app.example/cb?state=s', ...page }, both)).toEqual([
      'certain authorization_response',
    ]);
  });

  it.each(['', '?page=2', '?state=unknown', '?error=17'])('but not the page with “%s”', (query) => {
    expect(at(query)).toEqual([]);
  });
});

describe('a known code that goes back to the server that gave it is redeemed', () => {
  const learned = {
    knows: (name: string, value: string) => name === 'code' && value === 'c',
    isServerOrigin: (origin: string) => origin === 'https://op.example',
    isRedirectUri: (endpoint: string) => endpoint === 'https://op.example/broker',
  };
  const basic = { requestHeaders: [['Authorization', 'Basic YTpi']] } as const;
  const posted = (url: string, fields = { code: 'c' }, more: Partial<ExchangeFields> = basic) =>
    seen(form(url, fields, more), learned);

  it('without a grant_type, as Slack allows', () => {
    expect(posted('https://op.example/api/oauth.access')).toEqual(['firm token_request']);
  });

  it('but not elsewhere, not at a redirect URI, not another code, not by a page load', () => {
    expect(posted('https://api.example/oauth')).toEqual([]);
    expect(posted('https://op.example/broker', { code: 'c' }, script)).not.toContain('firm token_request');
    expect(posted('https://op.example/api/oauth.access', { code: 'd' })).toEqual([]);
    expect(posted('https://op.example/api/oauth.access', { code: 'c' }, page)).toEqual([]);
  });
});

describe('an answer nobody asked for in view is', () => {
  const url = 'https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj9320ad';

  it('likely where another site sent the browser here', () => {
    const contexts: readonly Partial<ExchangeFields>[] = [
      { context: { resourceType: 'main_frame', initiator: 'https://op.example' } },
      { ...page, requestHeaders: [['Referer', 'https://op.example/login']] },
      { ...page, requestHeaders: [['Sec-Fetch-Site', 'cross-site']] },
    ];
    for (const more of contexts) expect(seen({ url, ...more })).toEqual(['firm authorization_response']);
  });

  it('a guess where the site itself did, or nothing tells', () => {
    const itself = { resourceType: 'main_frame', initiator: 'https://app.example' } as const;
    expect(seen({ url, context: itself })).toEqual(['tentative authorization_response']);
    expect(seen({ url })).toEqual(['tentative authorization_response']);
    expect(seen({ url, ...page, requestHeaders: [['Sec-Fetch-Site', 'none']] })).toEqual([
      'tentative authorization_response',
    ]);
  });

  it.each([
    ['a code that is a number', '?code=123456789012&state=af0ifjsldkj9320ad'],
    ['a code that is the state', '?code=af0ifjsldkj9320ad&state=af0ifjsldkj9320ad'],
    ['a code of words', '?code=new-customer-offer&state=af0ifjsldkj9320ad'],
    ['a code alone', '?code=SplxlOBeZQQYbYS6WxSbIA'],
    ['a code whose state is a word', '?code=SplxlOBeZQQYbYS6WxSbIA&state=open'],
    ['an access token alone', '#access_token=2YotnFZFEjr1zCsicMWpAA'],
    ['an ID token that is none', '#id_token=abc'],
  ])('nothing with %s', (_, query) => {
    const context = { resourceType: 'main_frame', initiator: 'https://mail.example' } as const;
    expect(seen({ url: `https://app.example/cb${query}`, context })).toEqual([]);
  });
});

describe('a known endpoint', () => {
  const learned: Partial<Learned> = {
    kindAt: (endpoint) =>
      endpoint === 'https://op.example/a'
        ? 'authorization_request'
        : endpoint === 'https://op.example/t'
          ? 'token_request'
          : undefined,
  };

  it('makes a request by fetch one of authorization', () => {
    const url = 'https://op.example/a?client_id=x&response_type=code&redirect_uri=y&prompt=none';
    expect(seen({ url, ...script })).toEqual([]);
    expect(seen({ url, ...script }, learned)).toEqual(['certain authorization_request']);
  });

  it('makes a POST of anything a token request, and a GET of the page none', () => {
    expect(seen(form('https://op.example/t', { some: 'thing' }), learned)).toEqual(['certain token_request']);
    expect(seen({ url: 'https://op.example/t', ...page }, learned)).toEqual([]);
  });

  it('makes a preflight evidence, and another OPTIONS nothing', () => {
    const preflight = { url: 'https://op.example/t', method: 'OPTIONS' };
    const asks = [['Access-Control-Request-Method', 'POST']] as const;
    expect(seen({ ...preflight, requestHeaders: asks }, learned)).toEqual(['firm preflight']);
    expect(seen({ ...preflight, requestHeaders: [] }, learned)).toEqual([]);
    expect(seen({ ...preflight, requestHeaders: asks })).toEqual([]);
  });
});

describe('a redirect that carries an answer', () => {
  const answer = 'https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj9320ad';

  it('is likely when it leaves the site, a guess when it stays', () => {
    expect(seen(redirect('https://op.example/login', answer))).toEqual(['firm authorization_response']);
    expect(seen(redirect('https://app.example/login', answer))).toEqual(['tentative authorization_response']);
  });

  it('is nothing when a script or a picture is redirected', () => {
    expect(seen(redirect('https://op.example/x', answer, script))).toEqual([]);
  });

  it('stands beside the request that it answers at once', () => {
    const url = 'https://op.example/a?client_id=x&response_type=code&redirect_uri=y&prompt=none';
    expect(seen(redirect(url, answer))).toEqual([
      'certain authorization_request',
      'firm authorization_response',
    ]);
  });
});

describe('a logout', () => {
  it('comes back to the address that was asked for, and nowhere else', () => {
    const learned = { isPostLogoutRedirectUri: (endpoint: string) => endpoint === 'https://app.example/bye' };
    expect(seen({ url: 'https://app.example/bye?state=1', ...page }, learned)).toEqual([
      'firm end_session_response',
    ]);
    expect(seen({ url: 'https://app.example/', ...page }, learned)).toEqual([]);
    expect(seen({ url: 'https://app.example/bye', ...script }, learned)).toEqual([]);
  });

  it('needs no hint where it says where to return', () => {
    const url =
      'https://login.microsoftonline.com/common/oauth2/v2.0/logout?post_logout_redirect_uri=https%3A%2F%2Fa';
    expect(seen({ url, ...page })).toEqual(['firm end_session_request']);
    expect(seen({ url: 'https://app.example/?post_logout_redirect_uri=x', ...page })).toEqual([]);
  });
});
