import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, exchange, urlWith, type ExchangeFields } from '../../../support/exchange.ts';

const id = 'provider-host-changed';
const asked = {
  client_id: 'shop',
  redirect_uri: 'https://shop.example/cb',
  response_type: 'code',
  scope: 'openid',
  state: 'af0ifjsldkj9320ad',
};
const main = { resourceType: 'main_frame' } as const;
const answer = (parameters: Readonly<Record<string, string>>) =>
  urlWith('https://shop.example/cb', { ...parameters, state: asked.state });
type Changes = {
  readonly to?: string;
  readonly cookie?: string;
  readonly sent?: ExchangeFields['requestHeaders'];
  readonly result?: string;
};
/** A provider with a login page at another address, which sends the browser back to the endpoint by another name. */
const login = (from: string, changes: Changes = {}): readonly Exchange[] => {
  const { to = from, cookie = 'login_csrf=a-secret; Path=/; HttpOnly', sent = [['Accept', '*/*']] } = changes;
  const { result = answer({ error: 'request_forbidden', error_description: 'No CSRF value available' }) } =
    changes;
  const page = 'https://accounts.example/login?challenge=abcdefgh1234';
  const again = urlWith(to, { ...asked, login_verifier: 'v-123456789' });
  return capture(
    exchange({
      url: urlWith(from, asked),
      status: 302,
      redirectUrl: page,
      responseHeaders: [['Set-Cookie', cookie]],
      context: main,
    }),
    exchange({ url: page, status: 200, context: main }),
    exchange({ url: page, method: 'POST', status: 302, redirectUrl: again, context: main }),
    exchange({ url: again, status: 303, redirectUrl: result, requestHeaders: sent, context: main }),
    exchange({ url: result, status: 400, context: main }),
  );
};

describe(`${id} is the cause`, () => {
  it.each([
    ['http://127.0.0.1:4444/oauth2/auth', 'http://localhost:4444/oauth2/auth'],
    ['https://id.example/authorize', 'https://www.id.example/authorize'],
    ['https://id.internal.test/authorize', 'https://id.example/authorize'],
  ])('of a login that began at %s and went on at %s', (from, to) => {
    const exchanges = login(from, { to });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    const why = reasonOf(exchanges)?.why;
    expect(why).toContain(`began at ${new URL(from).origin} and went on at ${new URL(to).origin}`);
    expect(why).not.toContain('a-secret');
  });
});

/** A national cloud of the provider’s is where the login really begins. */
const ledElsewhere = capture(
  exchange({
    url: urlWith('https://id.example/authorize', asked),
    status: 302,
    redirectUrl: urlWith('https://id.example.us/authorize', asked),
    responseHeaders: [['Set-Cookie', 'seen=1; Path=/; HttpOnly']],
    context: main,
  }),
  exchange({
    url: urlWith('https://id.example.us/authorize', asked),
    status: 302,
    redirectUrl: answer({ error: 'server_error' }),
    requestHeaders: [['Accept', '*/*']],
    context: main,
  }),
  exchange({ url: answer({ error: 'server_error' }), status: 400, context: main }),
);

describe(`${id} is not the cause`, () => {
  const from = 'https://id.example/authorize';
  const to = 'https://www.id.example/authorize';
  it.each([
    ['where the host stayed', login(from)],
    ['where the cookie came', login(from, { to, sent: [['Cookie', 'login_csrf=a-secret']] })],
    [
      'of a cookie for both hosts',
      login(from, { to, cookie: 'login_csrf=a-secret; Domain=id.example; Path=/; HttpOnly' }),
    ],
    ['of a provider that leads to its other host at once, and refuses there', ledElsewhere],
    ['of another endpoint there', login(from, { to: 'https://www.id.example/consent' })],
    [
      'where the login went well',
      login(from, { to, result: answer({ code: 'SplxlOBeZQQYbYS6WxSbIA' }) }).slice(0, -1),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
