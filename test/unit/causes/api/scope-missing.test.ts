import { describe, expect, it } from 'vitest';
import { calledApi, type ApiCall } from '../../../support/api-call.ts';
import { codeFlow } from '../../../support/flow.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';

const id = 'scope-missing';
const wants = (scope: string): ApiCall => ({
  status: 403,
  challenge: `Bearer error="insufficient_scope", scope="${scope}"`,
});

describe(`${id} is the cause`, () => {
  it.each<[string, ApiCall, string]>([
    [
      'of the token itself',
      { token: { scope: 'orders:read' }, ...wants('orders:write') },
      'wants the scope orders:write, and the token has orders:read: the login did not ask for it',
    ],
    [
      'as Microsoft and Okta write it',
      { token: { scp: ['Files.Read'] }, ...wants('Mail.Send') },
      'wants the scope Mail.Send, and the token has Files.Read',
    ],
    [
      'of the answer that issued a token nobody can read',
      { token: 'opaque-token-7f1a', answer: { scope: 'openid' }, ...wants('email') },
      'the provider did not grant it, although the login asked for it',
    ],
  ])('by the scopes %s', (_, call, words) => {
    const exchanges = calledApi(call);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(words);
    expect(reasonOf(exchanges)?.proof).toBe('comparison');
    expect(causesOf(exchanges)).toEqual([id]);
  });

  it.each<[string, ApiCall]>([
    ['a code', { status: 403, challenge: 'Bearer error="insufficient_scope"' }],
    ['words', { message: 'Insufficient Scope' }],
  ])('by %s alone', (_, call) => {
    const exchanges = calledApi(call);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.fix).toContain('Renewing the token cannot help');
  });
});

describe(`${id} claims no more than was seen`, () => {
  const opaque: ApiCall = { token: 'opaque-token-7f1a', ...wants('orders:write') };

  it('of a token that a cleaner took, so that its issue cannot be told', () => {
    const exchanges = calledApi({ ...opaque, authorization: 'Bearer [Filtered]' });
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, proof: 'code' });
    expect(reasonOf(exchanges)?.why).not.toContain('the token has');
  });

  it('of scopes that a cleaner took', () => {
    const exchanges = calledApi({ ...opaque, answer: { scope: '[Filtered]' } });
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, proof: 'code' });
  });

  it('of a request whose scopes were not seen', () => {
    const exchanges = calledApi({
      ...opaque,
      answer: { scope: 'orders:read' },
      login: { request: { scope: undefined } },
    });
    expect(reasonOf(exchanges)?.why).toBe(
      'https://api.example/orders wants the scope orders:write, and the token has orders:read.',
    );
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ApiCall]>([
    ['of a token that the API cannot read', { challenge: 'Bearer error="invalid_token"' }],
    ['where the API takes it', { ...wants('orders:write'), status: 200 }],
    ['of a 403 that speaks of no scope', { status: 403, message: 'You are no member of this group' }],
    [
      'of the userinfo endpoint, which wants openid',
      {
        ...wants('openid'),
        url: 'https://op.example/userinfo',
        login: {
          metadata: { userinfo_endpoint: 'https://op.example/userinfo' },
          request: { scope: 'profile' },
        },
      },
    ],
  ])('%s', (_, call) => {
    expect(causesOf(calledApi(call))).not.toContain(id);
  });

  it('where the app then asks for that scope, and the person logs in anew', () => {
    const first = calledApi({ token: { scope: 'orders:read' }, ...wants('orders:write') });
    const anew = (scope: string) =>
      codeFlow({ request: { scope, state: 'second' }, response: { state: 'second', code: 'second' } }).map(
        (one) => ({
          ...one,
          id: `second-${one.id}`,
          entry: one.entry + 50,
          startedAt: one.startedAt + 60_000,
        }),
      );
    expect(causesOf([...first, ...anew('orders:read orders:write')])).not.toContain(id);
    expect(causesOf([...first, ...anew('orders:read')])).toContain(id);
  });
});
