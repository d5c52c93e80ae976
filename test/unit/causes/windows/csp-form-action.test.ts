import { describe, expect, it } from 'vitest';
import type { Exchange, Header } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime, capture } from '../../../support/exchange.ts';
import { code, codeFlow, type FlowChanges } from '../../../support/flow.ts';

const id = 'csp-form-action';
const html: Header = ['Content-Type', 'text/html'];

/** The provider shows a form with that policy, and redirects to the client once it is sent. */
function posted(policy: string, more: { redirectUri?: string; changes?: FlowChanges; method?: string } = {}) {
  const { redirectUri = 'https://app.example/cb', method = 'POST', changes } = more;
  const flow = codeFlow({
    redirectUri,
    requestExchange: { status: 303, redirectUrl: 'https://op.example/login?step=1' },
    response: null,
    token: null,
    ...changes,
  });
  const [request, ...rest] = flow;
  const page = { resourceType: 'main_frame' } as const;
  const form = capture(
    {
      url: 'https://op.example/login?step=1',
      status: 200,
      context: page,
      responseHeaders: [html, ['Content-Security-Policy', policy]],
    },
    {
      url: 'https://op.example/login?step=1',
      method,
      status: 303,
      context: page,
      redirectUrl: `${redirectUri}?code=${code}&state=af0ifjsldkj9320ad`,
    },
  );
  const shift = (one: Exchange, at: number) => ({
    ...one,
    id: `f${at}`,
    entry: at + 1,
    startedAt: request!.startedAt + 100 * (at + 1),
  });
  return [request!, ...form.map(shift), ...rest.map((one) => ({ ...one, entry: one.entry + 2 }))];
}

describe(`${id} is the cause`, () => {
  it.each([
    "form-action 'self'",
    "default-src 'self'; form-action 'self' https://other.example",
    "form-action 'none'",
  ])('where the form’s page is sent with %s', (policy) => {
    const exchanges = posted(policy);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('https://app.example/cb');
    expect(reasonOf(exchanges)?.fix).toContain('form-action');
  });

  it('of a form that was sent once more, too, which is a login of its own', () => {
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: 'app',
      redirect_uri: 'http://127.0.0.1:5929/',
      state: 'af0ifjsldkj9320ad',
    });
    const url = `https://op.example/authorize?${query}`;
    const page = { resourceType: 'main_frame', tab: 7 } as const;
    const sent = (code: string, after: number) => ({
      url,
      method: 'POST',
      status: 302,
      startedAt: baseTime + after,
      context: page,
      redirectUrl: `http://127.0.0.1:5929/?code=${code}&state=af0ifjsldkj9320ad`,
    });
    const exchanges = capture(
      {
        url,
        status: 200,
        startedAt: baseTime + 1,
        context: page,
        responseHeaders: [html, ['Content-Security-Policy', "form-action 'self'"]],
      },
      sent(code, 5000),
      sent('AnotherCodeOfThe2ndClick', 10_000),
    );
    expect(causesOf(exchanges)).toEqual([id, id]);
  });

  it.each(['net::ERR_BLOCKED_BY_CSP', 'net::ERR_ABORTED', undefined])(
    'where the callback is recorded as kept back (%s)',
    (failure) => {
      const kept = {
        response: {},
        responseExchange: { status: 0, startedAt: baseTime + 5000, ...(failure && { failure }) },
      };
      const exchanges = posted("form-action 'self'", { changes: kept });
      expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    },
  );

  it('where the browser says so, and the page was not recorded', () => {
    const exchanges = codeFlow({
      responseExchange: { status: 0, failure: 'net::ERR_BLOCKED_BY_CSP' },
      token: null,
    });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
  });

  it('where an app on the device was to be opened', () => {
    expect(causesOf(posted("form-action 'self' https:", { redirectUri: 'com.example.app:/cb' }))).toEqual([
      id,
    ]);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    [
      'where nobody answers at the callback',
      posted("form-action 'self'", {
        changes: {
          response: {},
          responseExchange: {
            status: 0,
            startedAt: baseTime + 5000,
            failure: 'net::ERR_CONNECTION_REFUSED',
          },
        },
      }),
    ],
    ['where the origin is allowed', posted("form-action 'self' https://app.example")],
    ['where the policy says nothing of forms', posted("default-src 'self'")],
    ['where a link was followed and no form sent', posted("form-action 'self'", { method: 'GET' })],
    [
      'where the callback was reached',
      posted("form-action 'self'", { changes: { response: {}, token: {} } }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
