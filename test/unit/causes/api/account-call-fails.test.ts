import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { calledApi } from '../../../support/api-call.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { page, tab } from '../../../support/around.ts';
import { capture, jsonBody, redirect, type ExchangeFields } from '../../../support/exchange.ts';
import { spaLogin } from '../../../support/scenario.ts';

const id = 'account-call-fails';
const app = 'https://app.example';

const asked = (path: string, status: number, body: unknown, cookie?: string): ExchangeFields => ({
  url: `${app}${path}`,
  status,
  requestHeaders: cookie === undefined ? [['Accept', 'application/json']] : [['Cookie', cookie]],
  responseHeaders: [['Content-Type', 'application/json']],
  responseBody: jsonBody(body),
  context: { tab, resourceType: 'fetch', initiator: app },
});
const own = 'sid=s1aaaaaaaaaaaaaaaa';
const a = spaLogin('a', { tab });
const landing = redirect(a.answer, `${app}/home`, {
  context: { tab, resourceType: 'main_frame' },
  responseHeaders: [['Set-Cookie', `${own}; Path=/; Secure; HttpOnly; SameSite=Lax`]],
});
const home = page(`${app}/home`, { requestHeaders: [['Cookie', own]] });
const after = (...calls: readonly ExchangeFields[]): readonly Exchange[] =>
  capture(page(`${app}/`), a.request(), landing, home, ...calls);

describe(`${id} is the cause`, () => {
  it.each<[string, ExchangeFields, string]>([
    [
      'where the person lacks a role there',
      asked('/api/me', 403, { message: 'You have no role in this project' }, own),
      'answered 403. It says “You have no role in this project”',
    ],
    [
      'where it broke as it looked the person up',
      asked('/api/v1/users/current', 500, { error: 'x' }, own),
      'answered 500.',
    ],
    ['where its service is down', asked('/session', 503, {}, own), 'answered 503.'],
  ])('%s', (_, call, said) => {
    const exchanges = after(call);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(said);
  });
});

describe(`${id} is the cause at the provider’s userinfo endpoint`, () => {
  const url = 'https://op.example/userinfo';
  const called = (status: number): readonly Exchange[] =>
    calledApi({ url, status, token: 'opaque-token-7f1a', login: { metadata: { userinfo_endpoint: url } } });

  it.each([
    ['that is not there', 404, 'userinfo_endpoint in the provider’s metadata'],
    ['that broke', 500, 'Look in the provider’s log'],
  ])('%s', (_, status, fix) => {
    expect(causeAndOfTrace(called(status))).toEqual([id, id]);
    expect(reasonOf(called(status))?.why).toContain(`${url} answered ${status}`);
    expect(reasonOf(called(status))?.fix).toContain(fix);
  });

  it('and not where it answers', () => {
    expect(causesOf(called(200))).not.toContain(id);
  });
});

it(`${id} is no more than likely where other calls are answered`, () => {
  const exchanges = after(asked('/api/items', 200, [], own), asked('/api/me', 503, {}, own));
  expect(reasonOf(exchanges)).toMatchObject({ cause: id, confidence: 'tentative' });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly ExchangeFields[]]>([
    [
      'where it is answered later',
      [asked('/api/me', 503, {}, own), asked('/api/me', 200, { name: 'Jo' }, own)],
    ],
    [
      'where another such call is answered',
      [asked('/api/me', 200, { name: 'Jo' }, own), asked('/profile', 500, {}, own)],
    ],
    ['where the call did not bring the session', [asked('/api/me', 403, { message: 'no' })]],
    [
      'where a part of the app refuses its own',
      [asked('/api/billing/profile', 403, { message: 'billing is for owners' }, own)],
    ],
    ['where it asks for something else', [asked('/api/orders', 500, { message: 'broken' }, own)]],
    ['where nobody is known', [asked('/api/me', 401, {}, own)]],
    ['where all is well', [asked('/api/me', 200, { name: 'Jo' }, own)]],
  ])('%s', (_, calls) => {
    expect(causesOf(after(...calls))).not.toContain(id);
  });
});
