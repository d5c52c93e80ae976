import { describe, expect, it } from 'vitest';
import type { CookieLogin } from '../../../support/cookie-login.ts';
import { causesOf, expectReason } from '../../../support/causes.ts';
import { failingLogin } from '../../../support/failing-login.ts';

const id = 'cookie-fetch-no-credentials';

describe(`${id} is the cause`, () => {
  it.each<[string, CookieLogin, string]>([
    [
      'of a call to the app’s API',
      {
        app: 'https://app.example',
        callback: 'https://api.app.example/cb',
        start: { url: 'https://app.example/', status: 200, redirectUrl: undefined },
        before: [
          {
            url: 'https://api.app.example/start',
            status: 200,
            context: { resourceType: 'fetch', initiator: 'https://app.example' },
            requestHeaders: [
              [
                'User-Agent',
                'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
              ],
              ['Origin', 'https://app.example'],
              ['Sec-Fetch-Mode', 'cors'],
              ['Sec-Fetch-Site', 'same-site'],
              ['Sec-Fetch-Dest', 'empty'],
            ],
            responseHeaders: [
              ['Set-Cookie', 'oauth_state=a-secret; Path=/; HttpOnly; SameSite=Lax'],
              ['Access-Control-Allow-Origin', '*'],
            ],
          },
        ],
      },
      'was made without credentials',
    ],
  ])('%s', (_, changes, said) => {
    expectReason(failingLogin(changes), id, said);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, CookieLogin]>([
    ['of a visit', { set: ['oauth_state=1; Path=/; SameSite=Lax'] }],
    [
      'of a call with credentials',
      {
        callback: 'https://api.app.example/cb',
        before: [
          {
            url: 'https://api.app.example/start',
            status: 200,
            context: { resourceType: 'fetch', initiator: 'https://app.example' },
            requestHeaders: [
              ['Sec-Fetch-Mode', 'cors'],
              ['Sec-Fetch-Dest', 'empty'],
              ['Cookie', 'a=1'],
            ],
            responseHeaders: [
              ['Set-Cookie', 'oauth_state=1; Path=/; SameSite=Lax'],
              ['Access-Control-Allow-Credentials', 'true'],
            ],
          },
        ],
      },
    ],
  ])('%s', (_, changes) => {
    expect(causesOf(failingLogin(changes))).not.toContain(id);
  });
});
