import { describe, expect, it } from 'vitest';
import { oddRedirectUri } from '../../../../lib/facts/client/odd-redirect-uri.ts';
import { reasonOf } from '../../../support/causes.ts';
import { codeFlow, factsOf } from '../../../support/flow.ts';
import { exchange } from '../../../support/exchange.ts';
import { operationsOf } from '../../../support/operations.ts';

const login = (page: string) =>
  factsOf(
    codeFlow({
      requestExchange: { context: { resourceType: 'main_frame', initiator: page } },
      response: null,
      token: null,
    }),
  ).flow;

describe('a redirect URI is odd', () => {
  it.each([
    [
      'https://vault.example//identity/oidc-signin',
      'Two slashes',
      'https://vault.example/identity/oidc-signin',
    ],
    ['https://app.example/a//cb?next=https://x.example', 'Two slashes', 'https://app.example/a/cb?next='],
    [
      'http://localhost:3000/,https://main.app.example/',
      'http://localhost:3000/ and https://main.app.example/',
      'choose one',
    ],
    ['https://a.example/cb myapp://cb', 'Several addresses', 'choose one'],
    ['https://a.example/cb,%20https://b.example/cb', 'https://a.example/cb and https://b.example/cb', 'one'],
    ['{baseUrl}/login/oauth2/code/okta', 'placeholder', 'base URL'],
    ['https://app.example/%7Btenant%7D/cb', 'placeholder', 'environment'],
    ['undefined/api/auth/callback/okta', 'placeholder', 'environment'],
    ['https://undefined/cb', 'placeholder', 'environment'],
    ['https://app.example/cb%20', 'blank', 'setting'],
    ['https://app.example/cb?state=a1b2', 'state stands in it', 'asks for https://app.example/cb, which'],
    ['https://app.example/cb&state=a1b2+', '(behind &)', 'asks for https://app.example/cb, which'],
    ['https://app.example/cb?state=a1b2&p=1', 'No parameter state', 'https://app.example/cb?p=1, which'],
    [
      'https://app.example/complete/x/?redirect_state=a1b2',
      'redirect_state stands',
      'REDIRECT_STATE = False',
    ],
    [
      'https://app.example/cb;jsessionid=0A1B?p=1',
      'jsessionid stands in it (behind ;)',
      'asks for https://app.example/cb?p=1, and register that',
    ],
    ['"https://app.example/cb"', 'Quotation marks', 'settings'],
    ['https://https://app.example/cb', 'scheme stands in it twice', 'one of them'],
    ['https://http//app.example/cb', 'scheme stands in it twice', 'one of them'],
    ['https:///app.example/cb', 'not two slashes and a host', 'https:// and the host'],
    ['https:/app.example/cb', 'not two slashes and a host', 'https:// and the host'],
    ['http://0.0.0.0:3000/cb', 'where a server listens', 'http://localhost'],
    ['/', 'neither scheme nor host', 'https://app.example/'],
    ['/auth/callback?a=1', 'neither scheme nor host', 'https://app.example/auth/callback?a=1'],
    ['app.example/cb', 'no scheme', 'https://app.example/cb'],
    ['localhost:3000/cb', 'no scheme', 'in front of it'],
    ['http://localhost:80/settings/cb', 'on the person’s own device', 'https://app.example'],
  ])('%s', (asked, what, fix) => {
    const odd = oddRedirectUri(asked, login('https://app.example'));
    expect(odd?.what).toContain(what);
    expect(odd?.fix).toContain(fix);
  });

  it.each([
    ['https://APP.example/cb', 'https://app.example', 'capital letters', 'https://app.example/cb'],
    [
      'https://old-name.trycloudflare.com/auth/callback',
      'https://new-name.trycloudflare.com',
      'another host',
      'public address',
    ],
    ['https://app.example/cb', 'https://a1b2.ngrok-free.app', 'another host', 'public address'],
    [
      'https://app.example:7852/cb?a=1',
      'https://app.example',
      'the port 7852',
      'ask for https://app.example/cb?a=1,',
    ],
    [
      'https://app.example/cb',
      'https://app.example:8443',
      'has no port',
      'ask for https://app.example:8443/cb,',
    ],
    ['http://app.lan:80/cb', 'http://app.lan:8080', 'has no port', '$http_host'],
  ])('%s from a page of %s', (asked, page, what, fix) => {
    const odd = oddRedirectUri(asked, login(page));
    expect(odd?.what).toContain(what);
    expect(odd?.fix).toContain(fix);
  });

  it.each([
    ['https://auth.example/cb', 'https://app.example'],
    ['https://app.example/cb', 'https://app.example'],
    ['https://app.example/cb?next=https%3A%2F%2Fapp.example%2F%2Fa', 'https://app.example'],
    ['https://app.example/cb?next=//a', 'https://app.example'],
    ['https://app.example/cb?of=https://a.example,https://b.example', 'https://app.example'],
    ['http://localhost:3000/cb', 'http://localhost:3000'],
    ['http://127.0.0.1:3000/cb', 'http://localhost:3000'],
    ['com.example.app:/cb', 'https://app.example'],
    ['postmessage', 'https://app.example'],
    ['oob', 'https://app.example'],
    ['urn:ietf:wg:oauth:2.0:oob', 'https://app.example'],
    ['ms-appx-web://microsoft.aad.brokerplugin/1', 'https://app.example'],
    ['myapp:cb', 'https://app.example'],
    ['https://app.example/nullable/cb', 'https://app.example'],
    ['https://app.example/cb?state=signup', 'https://app.example'],
    ['https://app.example:443/cb', 'https://app.example'],
    ['https://app.example:8443/cb', 'https://app.example:8443'],
    ['https://auth.example:7852/cb', 'https://app.example'],
    ['http://localhost:5001/cb', 'http://localhost:3000'],
    ['http://192.168.1.10:8080/cb', 'http://192.168.1.10:3000'],
  ])('but not %s from a page of %s', (asked, page) => {
    expect(oddRedirectUri(asked, login(page))).toBeUndefined();
  });
});

it('a port is not odd where the browser was there too', () => {
  const { messages } = login('https://app.example');
  const asked = 'https://app.example:8443/cb';
  expect(oddRedirectUri(asked, { messages })).toBeDefined();
  const context = [exchange({ url: 'https://app.example:8443/api/me' })];
  expect(oddRedirectUri(asked, { messages, context })).toBeUndefined();
});

it('separators without end are read in linear time', () => {
  const counted = (count: number) =>
    operationsOf(() =>
      oddRedirectUri(`https://app.example/${','.repeat(count)}x`, login('https://app.example')),
    );
  expect(counted(60_000)).toBeLessThan(11 * counted(6000));
});

it('what is odd is told where the provider refused it, before its own words', () => {
  const uri = 'https://wiki.example//auth/oidc.callback';
  const refused = codeFlow({
    request: { redirect_uri: uri },
    requestExchange: {
      status: 400,
      responseBody: { mediaType: 'text/html', text: '<h1>Invalid redirect_uri</h1>' },
    },
    response: null,
    token: null,
  });
  expect(reasonOf(refused)).toMatchObject({ cause: 'redirect-uri-mismatch' });
  expect(reasonOf(refused)?.why).toMatch(
    /Two slashes stand together in its path \(\/\/\).*says “Invalid redirect_uri/,
  );
});
