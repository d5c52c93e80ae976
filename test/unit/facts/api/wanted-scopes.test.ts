import { describe, expect, it } from 'vitest';
import { lackedScopesIn, namedScopesIn } from '../../../../lib/facts/api/wanted-scopes.ts';
import { exchange, json } from '../../../support/exchange.ts';

describe('a sentence tells of a lacking scope', () => {
  it.each<[string, readonly string[]]>([
    ['Not authorized: requires scope orders:read', ['orders:read']],
    ['Der Geltungsbereich (scope) "auftraege.lesen" fehlt im Zugriffstoken.', ['auftraege.lesen']],
    ['La portée « commandes:lire » est requise.', ['commandes:lire']],
    ['Falta el scope pedidos.leer en el token', ['pedidos.leer']],
    ['Escopo ausente: pedidos:ler', ['pedidos:ler']],
    ['Access token lacks scopes: Files.Read.All, Mail.Send', ['Files.Read.All', 'Mail.Send']],
    ['Missing scope: channel:read:goals', ['channel:read:goals']],
    ['Missing scope: channels', ['channels']],
    ['This request requires the https://api.example/auth/drive scope.', ['https://api.example/auth/drive']],
    ['スコープ「orders.read」が必要です', ['orders.read']],
    ['Your token has insufficient scope', []],
    ['The required scope is not in the token', []],
  ])('%s', (text, names) => {
    expect(lackedScopesIn(text)).toEqual(names);
  });

  it.each([
    "The client 'a' does not have authorization to perform action 'x/read' over scope '/subscriptions/1' or the scope is invalid.",
    'You do not have the required role in this scope',
    'This request is out of scope and needs another plan',
    'Insufficient permissions',
    'You need the role of an administrator',
    'scope openid profile granted',
  ])('and not: %s', (text) => {
    expect(lackedScopesIn(text)).toBeUndefined();
  });
});

describe('a refusal names the scopes that it wants', () => {
  const named = (body: unknown) => namedScopesIn(json('https://api.example/graphql', body));

  it.each<[string, unknown, readonly string[]]>([
    [
      'Slack',
      { ok: false, error: 'missing_scope', needed: 'chat:write,users:read' },
      ['chat:write', 'users:read'],
    ],
    [
      'GraphQL',
      { errors: [{ message: 'No', extensions: { requiredScopes: ['orders:read'] } }] },
      ['orders:read'],
    ],
    [
      'an object of its own',
      { error: { code: 403, required_scopes: 'a.read b.read' } },
      ['a.read', 'b.read'],
    ],
  ])('as %s does', (_, body, names) => {
    expect(named(body)).toEqual(names);
  });

  it.each<[string, unknown]>([
    ['the scopes that the token has', { scope: 'openid', error: 'x' }],
    ['a project’s scope', { scope: { id: 1 }, scopes: [1, 2] }],
    ['nothing', undefined],
  ])('and not %s', (_, body) => {
    expect(named(body)).toEqual([]);
  });

  it('from a trace', () => {
    const trace = json('https://api.example/', undefined, { verdicts: { wanted_scopes: 'a.read b.read' } });
    expect(namedScopesIn(trace)).toEqual(['a.read', 'b.read']);
  });
});

describe('what is named as wanted and is no scope stays where it is', () => {
  it.each<[string, unknown]>([
    ['a sentence', { needed: 'Approval of Canaria before release' }],
    ['a secret', { required_scopes: ['C4nary-secret-1234'] }],
    [
      'an address of somebody',
      { required_scopes: ['https://api.example/users/canaria@mail.example/248289761001'] },
    ],
    ['a need of another kind', { needed: 'orders' }],
  ])('%s', (_, body) => {
    expect(namedScopesIn(exchange({ ...json('https://api.example/orders', body), status: 403 }))).toEqual([]);
  });
});

it('no address of a person is taken for a scope', () => {
  expect(lackedScopesIn('missing required scope: lena@corp.example:read')).not.toContain('corp.example:read');
  expect(JSON.stringify(lackedScopesIn('missing required scope: lena@corp.example:read'))).not.toContain(
    'lena',
  );
});
