import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import { capture } from '../../../support/exchange.ts';
import { samlAnswer, samlRequest } from '../../../support/saml-login.ts';

const id = 'redirect-drops-path';
const ci = 'https://ci.example/securityRealm/finishLogin';
const build = 'https://build.example/';
const crumb = '<h2>HTTP ERROR 403 No valid crumb was included in the request</h2>';

/** The answer is posted to the first address, which leads on to the second. */
function led(
  { status = 308, to = build, ...first }: { status?: number; to?: string } & Partial<Exchange> = {},
  last: Partial<Exchange> = {},
) {
  const at = { destination: ci, recipients: [ci] };
  return capture(
    samlRequest({ consumer: ci }),
    samlAnswer({ ...at, at: ci, exchange: { status, redirectUrl: to, ...first } }),
    samlAnswer({
      ...at,
      at: to,
      exchange: {
        status: 403,
        redirectUrl: undefined,
        responseBody: { mediaType: 'text/html', text: crumb },
        ...last,
      },
    }),
  );
}

describe(`${id} is the cause`, () => {
  it('before the protection against forged forms, which only met the answer', () => {
    const exchanges = led();
    expectReason(exchanges, id, `posted to ${ci} and sent on (308) to ${build}`);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)?.why).toContain('drops the path /securityRealm/finishLogin');
    expect(reasonOf(exchanges)?.why).toContain('No valid crumb');
    expect(reasonOf(exchanges)?.fix).toContain('$request_uri');
  });

  it.each([
    ['by 307', { status: 307 }],
    ['to the front page by its name', { to: 'https://build.example/index.html' }],
  ])('%s', (_, first) => {
    expectReason(led(first), id, 'drops the path');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['where the path is kept', led({ to: 'https://build.example/securityRealm/finishLogin' })],
    ['where it is kept below another', led({ to: 'https://build.example/ci/securityRealm/finishLogin/' })],
    ['to an address that may take answers', led({ to: 'https://eu.build.example/saml/acs' })],
    ['at the same host', led({ to: 'https://ci.example/' })],
    ['of an app that leads on', led({ status: 302 })],
    [
      'of a login that went well',
      led(
        {},
        {
          status: 302,
          redirectUrl: 'https://build.example/home',
          responseHeaders: [['Set-Cookie', 'JSESSIONID=1; HttpOnly']],
        },
      ),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
