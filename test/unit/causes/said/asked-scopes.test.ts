import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import type { Body } from '../../../../lib/exchange/exchange.ts';
import { jsonBody } from '../../../support/exchange.ts';
import { codeFlow } from '../../../support/flow.ts';

const id = 'scope-missing';
const retired = 'scope-retired-or-not-allowed';
const text = (said: string) => ({ mediaType: 'text/html', text: `${said}\n` });
const refused = (responseBody: Body, scope: string | undefined = 'identify channels:read') =>
  codeFlow({ request: { scope }, responseExchange: { status: 500, responseBody }, token: null });

describe('an app that tells at its callback of a scope that its token lacks', () => {
  it.each([
    ['Slack’s code alone', text('missing_scope')],
    ['Slack’s code in JSON', jsonBody({ ok: false, error: 'missing_scope' })],
    ['Google’s words', text('<h1>Request had insufficient authentication scopes.</h1>')],
    ['RFC 6750’s code', jsonBody({ error: 'insufficient_scope' })],
  ])('is told so, with the scopes that the login asked for: %s', (_, body) => {
    expect(causeAndOfTrace(refused(body))).toEqual([id, id]);
    expect(reasonOf(refused(body))?.why).toContain('asked for the scope identify channels:read.');
    expect(reasonOf(refused(body))?.owner).toBe('client');
  });

  it.each([
    [
      'a provider that refuses the scope',
      codeFlow({ response: { error: 'invalid_scope', code: undefined }, token: null }),
    ],
    ['a role', refused(text('<h1>You do not have the role that this page needs.</h1>'))],
    ['an API’s word for a call without a token', refused(text('Not authenticated'))],
    ['a login that went well', codeFlow({ request: { scope: 'openid' } })],
  ])('is not said of %s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});

describe('a provider that refuses a scope', () => {
  const page = (said: string, scope: string | undefined = 'openid files:read files:all') =>
    codeFlow({
      request: { scope },
      requestExchange: { status: 400, responseBody: text(said) },
      response: null,
      token: null,
    });
  const asked = 'The login asked for the scope openid files:read files:all.';

  it.each(['<h1>Invalid scope</h1>', '<h1>Error: unauthorized_client</h1><p>Invalid scope for client</p>'])(
    'is told with those that were asked for, where it names none: %s',
    (said) => {
      const exchanges = page(said);
      expect(causeAndOfTrace(exchanges)).toEqual([retired, retired]);
      expect(reasonOf(exchanges)?.why).toContain(asked);
    },
  );

  it('is told with them at the callback, too', () => {
    const exchanges = codeFlow({
      request: { scope: 'openid files:read files:all' },
      response: { error: 'invalid_scope', error_description: 'Invalid scope', code: undefined },
      token: null,
    });
    expect(reasonOf(exchanges)?.why).toContain(asked);
  });

  it.each([
    ['where it names one', page('<h1>Unknown scope: files:all</h1>')],
    ['where the request asked for none', page('<h1>Invalid scope</h1>', '')],
    ['of another matter', page('<h1>Unknown client</h1>')],
  ])('and not %s', (_, exchanges) => {
    expect(reasonOf(exchanges)?.why).not.toContain('The login asked');
  });
});
