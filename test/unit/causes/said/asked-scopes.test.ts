import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import type { Body } from '../../../../lib/exchange/exchange.ts';
import { jsonBody } from '../../../support/exchange.ts';
import { codeFlow } from '../../../support/flow.ts';

const id = 'scope-missing';
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
