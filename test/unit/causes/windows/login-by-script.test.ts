import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, exchange, urlWith, type ExchangeFields } from '../../../support/exchange.ts';
import { codeFlow, flowsOf, webAppFlow } from '../../../support/flow.ts';

const id = 'login-by-script';
const sent = { state: 'zq0123456789abcdefgh', nonce: 'n0123456789abcdefgh' };
const query = { client_id: 'web', response_type: 'code', redirect_uri: 'https://app.example/cb', ...sent };
const oauth = urlWith('https://id.corp.example/authorize', query);
const wsfed = urlWith('https://sts.corp.example/adfs/ls/', {
  wa: 'wsignin1.0',
  wtrealm: 'https://app.example/',
  wctx: 'rm=0&id=passive',
});
const cas = urlWith('https://sso.corp.example/cas/login', { service: 'https://app.example/api/orders' });

const script = { resourceType: 'fetch', initiator: 'https://app.example' } as const;
const page: ExchangeFields = { url: 'https://app.example/', context: { resourceType: 'main_frame' } };
const call = (to: string, url = 'https://app.example/api/orders'): ExchangeFields => ({
  url,
  status: 302,
  redirectUrl: to,
  context: script,
});
const kept = (url: string, changes: Partial<Exchange> = {}): ExchangeFields => ({
  url,
  status: 0,
  failure: 'net::ERR_FAILED',
  context: script,
  ...changes,
});

/** An app’s page calls its API, which sends the call to a login. */
const led = (to: string, changes?: Partial<Exchange>) =>
  capture(exchange(page), exchange(call(to)), exchange(kept(to, changes)));

describe('a script that calls the address at which the login begins', () => {
  const start = 'https://app.example/oauth2/authorization/corp';
  const fixOf = (...calls: readonly ExchangeFields[]) => {
    const exchanges = capture(exchange(page), ...calls.map((one) => exchange(one)), exchange(kept(oauth)));
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    return reasonOf(exchanges)?.fix;
  };

  it.each([start, 'https://app.example/auth/google'])('is to leave that to the window (%s)', (at) => {
    expect(fixOf(call(oauth, at))).toContain(`begins at ${at}: let the page go there by navigating`);
    expect(fixOf(call(start), call(oauth, start))).toContain(
      'led there for want of a session, answer that call with 401',
    );
  });

  it.each<[string, readonly ExchangeFields[]]>([
    ['is an access proxy’s', [call(oauth, 'https://app.example/oauth2/start?rd=%2Fapi%2Forders')]],
    ['asks for something else', [call(oauth)]],
  ])('is told of calls without a session where it %s', (_, calls) => {
    expect(fixOf(...calls)).toContain('Answer calls without a session with 401');
  });
});

describe(`${id} is the cause`, () => {
  it.each([
    ['OpenID Connect', oauth],
    ['WS-Federation', wsfed],
    ['CAS', cas],
  ])('of a call that was sent on to a login of %s', (_, to) => {
    const exchanges = led(to);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({
      proof: 'comparison',
      confidence: 'certain',
      owner: 'client',
    });
    expect(reasonOf(exchanges)?.why).toContain('called https://app.example/api/orders');
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
  });

  it.each([
    ['as Firefox words it', { failure: 'NS_ERROR_DOM_BAD_URI' }],
    ['as Safari words it', { failure: 'Origin https://app.example is not allowed by CORS' }],
    ['without words', { failure: undefined }],
    [
      'as a proxy sees it',
      {
        status: 200,
        failure: undefined,
        context: {},
        requestHeaders: [
          ['Sec-Fetch-Mode', 'cors'],
          ['Origin', 'null'],
        ],
        responseHeaders: [['Content-Type', 'text/html']],
      } as const,
    ],
  ])('%s', (_, changes) => expect(reasonOf(led(oauth, changes))?.cause).toBe(id));

  it('of a script that asks for the login itself', () => {
    const exchanges = capture(exchange(page), exchange(kept(oauth)));
    expect(reasonOf(exchanges)?.why).toContain('A script of https://app.example asked for the login at');
  });

  it('of a call right after a login, to an API that does not know it', () => {
    const to = urlWith('https://op.example/auth', { ...query, client_id: 'spa' });
    const flows = flowsOf(
      webAppFlow({ then: [{ ...page, url: 'https://app.example/home' }, call(to), kept(to)] }),
    );
    expect(flows.at(-1)?.diagnosis[0]?.cause).toBe(id);
    expect(flows).toHaveLength(2);
  });

  it('once for many calls of a page', () => {
    const again = oauth
      .replace(sent.state, 'yq0123456789abcdefgh')
      .replace(sent.nonce, 'm0123456789abcdefgh');
    const exchanges = capture(
      ...[page, call(oauth), kept(oauth), call(again, 'https://app.example/api/me'), kept(again)].map((one) =>
        exchange(one),
      ),
    );
    expect(flowsOf(exchanges)).toHaveLength(1);
  });

  it.each([
    'https://op.example/cdn-cgi/access/login/api.example?kid=1',
    'https://op.example/.pomerium/sign_in?pomerium_redirect_uri=x',
    'https://op.example/oauth2/start?rd=x',
    'https://op.example/?rd=https%3A%2F%2Fapi.example%2Fv1%2Fme&rm=GET',
  ])('after a login, where the guard of an API sends the call to %s', (to) => {
    const exchanges = webAppFlow({
      then: [{ ...page, url: 'https://app.example/home' }, call(to, 'https://api.example/v1/me'), kept(to)],
    });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toMatch(/^The login worked, .*api\.example\/v1\/me.*op\.example/);
  });
});

describe(`${id} is not the cause`, () => {
  it.each([
    ['where the server lets the script read it', led(oauth, { status: 200, failure: undefined })],
    [
      'of a provider’s own page',
      led(oauth, {
        status: 200,
        failure: undefined,
        context: { resourceType: 'fetch', initiator: 'https://id.corp.example' },
        requestHeaders: [['Origin', 'https://id.corp.example']],
        responseHeaders: [['Content-Type', 'application/json']],
      }),
    ],
    ['of a blocker', led(oauth, { failure: 'net::ERR_BLOCKED_BY_CLIENT' })],
    ['of a server that is not there', led(oauth, { failure: 'net::ERR_NAME_NOT_RESOLVED' })],
    ['of a program', led(oauth, { status: 200, failure: undefined, context: {}, requestHeaders: [] })],
    ['of an address that is no login', led('https://cdn.corp.example/orders.json')],
    [
      'after a login, of a file elsewhere',
      webAppFlow({ then: [call('https://op.example/orders.json'), kept('https://op.example/orders.json')] }),
    ],
  ])('%s', (_, exchanges) => expect(causesOf(exchanges)).not.toContain(id));

  it('where an ordinary login of the same client follows', () => {
    const to = urlWith('https://op.example/auth', { ...query, client_id: 'spa' });
    const later = codeFlow().map((one) => ({
      ...one,
      id: `later ${one.id}`,
      entry: one.entry + 10,
      startedAt: one.startedAt + 10_000,
    }));
    const flows = flowsOf([...led(to), ...later]);
    expect(flows.map(({ outcome, diagnosis }) => [outcome, diagnosis.length])).toEqual([['succeeded', 0]]);
  });

  it.each([
    ['loaded ahead by Next.js, which goes there by navigating where it cannot', ['RSC', '1']],
    ['that the page only guessed at', ['Purpose', 'prefetch']],
  ] as const)('of what was %s', (_, header) => {
    const requestHeaders = [header, ['Origin', 'https://app.example']] as const;
    expect(flowsOf(led(oauth, { requestHeaders }))).toEqual([]);
  });
});
