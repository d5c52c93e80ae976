import { describe, expect, it } from 'vitest';
import { troubleOf, type LoginTrouble } from '../../../../lib/facts/cookies/login-trouble.ts';
import type { CookieLogin } from '../../../support/cookie-login.ts';
import { failingLogin, startWith } from '../../../support/failing-login.ts';
import { factsOf } from '../../../support/flow.ts';

function trouble(changes: CookieLogin): LoginTrouble['kind'] | undefined {
  const { flow } = factsOf(failingLogin(changes));
  const request = flow.messages.find(({ kind }) => kind === 'authorization_request')!;
  const callback = flow.messages.findLast(
    ({ kind, carrier }) => kind === 'authorization_response' && carrier === 'request',
  )!;
  return troubleOf(flow, request, callback)?.kind;
}

const led = (redirectUrl: string) => ({ status: 302, redirectUrl });
const page = (text: string) => ({ responseBody: { mediaType: 'text/html', text } });

describe('a client did not take the answer', () => {
  it.each<[string, CookieLogin, LoginTrouble['kind']]>([
    ['by its status', { answer: { status: 403 } }, 'refused'],
    ['by its error page', { answer: led('https://app.example/login?error=state') }, 'error-page'],
    ['by asking the provider again', { answer: led(startWith('another-state-of-it')) }, 'began-again'],
    [
      'by asking again from where it led',
      {
        answer: led('https://app.example/home'),
        afterwards: [
          { url: 'https://app.example/home', ...led('https://app.example/login') },
          { url: 'https://app.example/login', ...led(startWith('another-state-of-it')) },
        ],
      },
      'began-again',
    ],
    [
      'by going round until the browser gave up',
      { answer: { status: 0, failure: 'net::ERR_TOO_MANY_REDIRECTS' } },
      'began-again',
    ],
    [
      'by its sign-in page',
      {
        answer: led('https://app.example/users/sign_in'),
        afterwards: [{ url: 'https://app.example/users/sign_in', status: 200 }],
      },
      'sign-in-page',
    ],
    [
      'by the page it led to',
      {
        answer: led('https://app.example/home'),
        afterwards: [{ url: 'https://app.example/home', status: 401 }],
      },
      'refused',
    ],
    [
      'by what its page says',
      { answer: { status: 200, ...page('<h1>[authorization_request_not_found]</h1>') } },
      'said',
    ],
    [
      'by a module of its web server',
      {
        answer: {
          status: 400,
          responseHeaders: [['Server', 'Apache']],
          ...page(
            '<h1>Bad Request</h1><p>Your browser sent a request that this server could not understand.',
          ),
        },
      },
      'refused',
    ],
  ])('%s', (_, changes, kind) => {
    expect(trouble(changes)).toBe(kind);
  });
});

describe('nothing shows that a client did not take the answer', () => {
  it.each<[string, CookieLogin]>([
    ['that led to its home', { answer: led('https://app.example/home') }],
    ['that is a page', { answer: { status: 200, ...page('<h1>Welcome</h1>') } }],
    ['where nothing is there to take it', { answer: { status: 404 } }],
    [
      'where a proxy had no answer',
      {
        answer: {
          status: 502,
          responseHeaders: [['Server', 'nginx']],
          ...page('<center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center>'),
        },
      },
    ],
    ['where the request was too big', { answer: { status: 431 } }],
    [
      'where another login begins a minute later',
      {
        answer: led('https://app.example/home'),
        afterwards: [
          { url: 'https://app.example/home', status: 200 },
          {
            url: 'https://app.example/login',
            ...led(startWith('another-state-of-it')),
            startedAt: 2_000_000_000_000,
          },
        ],
      },
    ],
    [
      'where the page it led to sends a person elsewhere',
      {
        answer: led('https://app.example/home'),
        afterwards: [{ url: 'https://app.example/home', ...led('https://docs.example/') }],
      },
    ],
  ])('%s', (_, changes) => {
    expect(trouble(changes)).toBeUndefined();
  });
});
