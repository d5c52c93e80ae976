import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import type { CookieLogin } from '../../../support/cookie-login.ts';
import { failingLogin } from '../../../support/failing-login.ts';

const id = 'state-not-sent';

/** A login whose request and answer have no state. */
function stateless(changes: CookieLogin, more = ''): readonly Exchange[] {
  return failingLogin(changes).map((one) => {
    const { redirectUrl } = one;
    return {
      ...one,
      url: plain(one.url, more),
      ...(redirectUrl !== undefined && { redirectUrl: plain(redirectUrl, more) }),
    };
  });
}

function plain(url: string, more: string): string {
  const without = url.replace(/([?&])state=[^&]*(?:&|$)/, '$1').replace(/[?&]$/, '');
  return url.startsWith('https://op.elsewhere/auth?') ? `${without}${more}` : without;
}

const page = (text: string) => ({ mediaType: 'text/html', text });
const forgery: CookieLogin['answer'] = {
  status: 403,
  responseBody: page('<p role="alert" class="alert alert-danger">Cross-Site Request Forgery attack</p>'),
};
const ueberauth = {
  set: ['ueberauth.state_param=Y1alzxs7PkPpFc5HEMep0zbq; path=/; HttpOnly; SameSite=Lax'],
  sent: 'ueberauth.state_param=Y1alzxs7PkPpFc5HEMep0zbq',
} as const;

/** The page to which the callback led says so, as Phoenix shows a flash. */
const flash: CookieLogin = {
  ...ueberauth,
  answer: { status: 302, redirectUrl: 'https://app.example/' },
  afterwards: [
    {
      url: 'https://app.example/',
      status: 200,
      responseHeaders: [['Content-Type', 'text/html']],
      responseBody: page(
        '<p class="alert alert-danger" role="alert">Cross-Site Request Forgery attack</p><h1>Tools</h1>',
      ),
    },
  ],
};

describe(`${id} is the cause`, () => {
  it.each<[string, CookieLogin, string]>([
    [
      'of a strategy that is older than Ueberauth',
      { ...ueberauth, answer: forgery },
      'ueberauth.state_param',
    ],
    ['of one whose app shows it on its start page', flash, 'ueberauth.state_param'],
    [
      'of a handler of one’s own',
      {
        set: ['oauth_state=3f9a1c77d2; Path=/; HttpOnly'],
        sent: 'oauth_state=3f9a1c77d2',
        answer: {
          status: 400,
          responseBody: { mediaType: 'application/json', text: '{"error":"invalid_state"}' },
        },
      },
      'oauth_state',
    ],
    [
      'where a session keeps it',
      {
        set: ['sid=s%3Aabc.def; Path=/; HttpOnly'],
        sent: 'sid=s%3Aabc.def',
        answer: { status: 403, responseBody: page('<h1>Invalid state parameter</h1>') },
      },
      'sent no state to op.elsewhere',
    ],
  ])('%s', (_, changes, said) => {
    expectReason(stateless(changes), id, said);
    expect(reasonOf(stateless(changes))?.why).toContain('sent no state to op.elsewhere');
    expect(reasonOf(stateless(changes))?.confidence).toBe('firm');
  });

  it('with what mends it in Ueberauth', () => {
    expect(reasonOf(stateless({ ...ueberauth, answer: forgery }))?.fix).toContain('update the strategy');
  });

  it('perhaps, where the app says nothing', () => {
    const told = reasonOf(
      stateless({
        set: ['oauth_state=3f9a1c77d2; Path=/'],
        sent: 'oauth_state=3f9a1c77d2',
        answer: { status: 500 },
      }),
    );
    expect(told?.cause).toBe(id);
    expect(told?.confidence).toBe('tentative');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['where a state was sent', failingLogin({ ...ueberauth, answer: forgery })],
    [
      'where it may be in a request object',
      stateless({ ...ueberauth, answer: forgery }, '&request=eyJhbGciOiJub25lIn0.e30.'),
    ],
    ['where the request was pushed', stateless({ ...ueberauth, answer: forgery }, '&request_uri=urn:x:1')],
    [
      'where a form was posted, which a check may refuse',
      stateless({ ...ueberauth, way: 'posted', answer: forgery }),
    ],
    [
      'where the app names another reason',
      stateless({
        ...ueberauth,
        answer: { status: 500, responseBody: page('<h1>Failed to obtain access token</h1>') },
      }),
    ],
    [
      'where the cookie is of another state',
      stateless({ set: ['ui_state=open; Path=/'], sent: 'ui_state=open', answer: { status: 500 } }),
    ],
    [
      'where nothing tells of a state',
      stateless({ set: ['sid=abc; Path=/'], sent: 'sid=abc', answer: { status: 500 } }),
    ],
    [
      'where the login was taken',
      stateless({
        ...ueberauth,
        answer: { status: 302, redirectUrl: 'https://app.example/home' },
        afterwards: [{ url: 'https://app.example/home', status: 200, responseBody: page('<h1>Hello</h1>') }],
      }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
