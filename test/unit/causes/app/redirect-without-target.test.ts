import { describe, expect, it } from 'vitest';
import type { Exchange, Header } from '../../../../lib/exchange/exchange.ts';
import { causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import { codeFlow, flowsOf } from '../../../support/flow.ts';

const id = 'redirect-without-target';
const atCallback = { resourceType: 'main_frame' as const, tab: 1 };
const type: Header = ['Content-Type', 'text/html; charset=utf-8'];
const session: Header = ['Set-Cookie', 'app.sid=9f1c7a; Path=/; HttpOnly'];
const empty: Header = ['Location', ''];

/** The callback is answered with that, and then these exchanges follow. */
const answered = (
  responseExchange: Partial<Exchange>,
  then: NonNullable<Parameters<typeof codeFlow>[0]>['then'] = [],
): readonly Exchange[] =>
  codeFlow({
    token: null,
    redirectUri: 'https://app.example/auth/oidc/callback',
    requestExchange: { context: atCallback },
    responseExchange: { status: 302, context: atCallback, ...responseExchange },
    then,
  });

describe(`${id} is the cause`, () => {
  it.each<[string, readonly Header[], number]>([
    ['an empty Location', [type, empty, session], 302],
    ['an empty Location', [type, empty], 303],
    ['no Location', [type, session, ['Content-Length', '0']], 302],
  ])('where the callback redirects with %s', (said, responseHeaders, status) => {
    const exchanges = answered({ responseHeaders, status });
    expectReason(exchanges, id, `(${status}) with ${said}`);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(flowsOf(exchanges).at(-1)?.outcome).toBe('failed');
    expect(reasonOf(exchanges)?.fix).toContain('Open https://app.example by hand');
  });

  it('where a page that the callback led to does', () => {
    const url = 'https://app.example/auth/done';
    const exchanges = answered({ redirectUrl: url, responseHeaders: [type, ['Location', url]] }, [
      { url, status: 302, context: atCallback, responseHeaders: [type, empty] },
    ]);
    expectReason(exchanges, id, '(at https://app.example/auth/done)');
  });
});

describe(`${id} is not the cause`, () => {
  const home = 'https://app.example/home';
  it.each<[string, Partial<Exchange>]>([
    ['where the target is relative', { redirectUrl: home, responseHeaders: [type, ['Location', 'home']] }],
    ['where no headers were recorded', {}],
    ['where one header alone was recorded', { responseHeaders: [session] }],
    ['of a page', { status: 200, responseHeaders: [type, empty, session] }],
    ['where it is unchanged', { status: 304, responseHeaders: [type, session] }],
    ['where Refresh leads on', { responseHeaders: [type, empty, ['Refresh', '0; url=/home']] }],
    ['where there is no Location, and nothing of a body is known', { responseHeaders: [type, session] }],
    [
      'where an attribute leads on',
      {
        responseHeaders: [type, session],
        responseBody: { mediaType: 'text/html', text: '<body onload="go()"></body>' },
      },
    ],
    [
      'where there is no Location, and its body was not recorded',
      { responseHeaders: [type, session], responseBody: { mediaType: 'text/html' } },
    ],
    [
      'where a script leads on',
      {
        responseHeaders: [type, session],
        responseBody: { mediaType: 'text/html', text: '<script>location = "/home"</script>' },
      },
    ],
  ])('%s', (_which, answer) => {
    expect(causesOf(answered(answer))).not.toContain(id);
  });

  it('where a page followed by itself', () => {
    const exchanges = answered({ responseHeaders: [type, session] }, [
      { url: home, status: 200, context: atCallback, responseHeaders: [type] },
    ]);
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
