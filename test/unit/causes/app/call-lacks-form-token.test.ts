import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { page, tab } from '../../../support/around.ts';
import { capture, jsonBody, redirect, type ExchangeFields } from '../../../support/exchange.ts';
import { spaLogin } from '../../../support/scenario.ts';

const id = 'call-lacks-form-token';
const app = 'https://app.example';

const sent = (status: number, body: unknown, more: Partial<ExchangeFields> = {}): ExchangeFields => ({
  url: `${app}/bff/api/order`,
  method: 'POST',
  status,
  requestBody: jsonBody({ a: 1 }),
  requestHeaders: [
    ['Cookie', '__Host-sid=s1'],
    ['Content-Type', 'application/json'],
  ],
  responseHeaders: [['Content-Type', 'application/json']],
  responseBody: jsonBody(body),
  ...more,
  context: { tab, resourceType: 'fetch', initiator: app, ...more.context },
});
const a = spaLogin('a', { tab });
const landing = redirect(a.answer, `${app}/home`, {
  context: { tab, resourceType: 'main_frame' },
  responseHeaders: [['Set-Cookie', '__Host-sid=s1; Path=/; Secure; HttpOnly; SameSite=Lax']],
});
const home = page(`${app}/home`, { requestHeaders: [['Cookie', '__Host-sid=s1']] });
const after = (...calls: readonly ExchangeFields[]): readonly Exchange[] =>
  capture(page(`${app}/`), a.request(), landing, home, ...calls);

describe(`${id} is the cause`, () => {
  it.each<[string, ExchangeFields, string]>([
    [
      'of a server for the page alone',
      sent(403, { error: 'Anti-forgery header X-CSRF is missing' }),
      'X-CSRF is missing',
    ],
    ['of Laravel', sent(419, { message: 'CSRF token mismatch.' }), '419'],
    ['of Django', sent(403, { detail: 'CSRF Failed: CSRF token missing.' }), 'CSRF token missing'],
    ['in German', sent(403, { error: 'XSRF-Token ungültig' }), 'XSRF-Token ungültig'],
    ['of a PUT', sent(403, { message: 'invalid csrf token' }, { method: 'PUT' }), 'to its PUT'],
  ])('%s', (_, call, words) => {
    const exchanges = after(call);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)?.why).toContain(words);
    expect(reasonOf(exchanges)?.why).not.toContain('brought a header');
  });

  it('of a token from before the login', () => {
    const { requestHeaders = [], ...call } = sent(403, { message: 'CSRF token mismatch' });
    const exchanges = after({
      ...call,
      requestHeaders: [...requestHeaders, ['X-XSRF-TOKEN', 'a-secret-token']],
    });
    expect(reasonOf(exchanges)?.cause).toBe(id);
    expect(reasonOf(exchanges)?.why).toContain('brought a header for it (X-XSRF-TOKEN)');
    expect(JSON.stringify(reasonOf(exchanges))).not.toContain('a-secret');
  });
});

describe(`${id} is not the cause`, () => {
  const refused = sent(403, { error: 'CSRF token missing' });
  it.each<[string, readonly ExchangeFields[]]>([
    ['where the client fetches the token and tries again', [refused, sent(200, { id: 1 })]],
    ['of another reason', [sent(403, { error: 'You need the role of an editor' })]],
    ['of a field that is wrong', [sent(422, { message: 'The name is too short' })]],
    ['of what is read', [sent(403, { error: 'CSRF token missing' }, { method: 'GET' })]],
    [
      'of another site’s server',
      [sent(403, { error: 'CSRF token missing' }, { url: 'https://pay.elsewhere/order' })],
    ],
    ['of an answer', [sent(200, { message: 'CSRF token missing' })]],
  ])('%s', (_, calls) => {
    expect(causesOf(after(...calls))).not.toContain(id);
  });

  it('of a login that failed', () => {
    const broken = page(a.answer, { status: 500 });
    const exchanges = capture(page(`${app}/`), a.request(), broken, refused);
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
