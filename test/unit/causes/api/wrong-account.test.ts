import { describe, expect, it } from 'vitest';
import { calledApi, type ApiCall } from '../../../support/api-call.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { idTokenOf } from '../../../support/flow.ts';

const id = 'wrong-account';
const signedIn = (hint: string, claims: Readonly<Record<string, unknown>>, more: ApiCall = {}) =>
  calledApi({
    status: 403,
    message: 'no membership',
    answer: { id_token: idTokenOf(claims) },
    login: { request: { login_hint: hint } },
    ...more,
  });

describe(`${id} is the cause`, () => {
  it.each<[string, string, Readonly<Record<string, unknown>>, string]>([
    ['by e-mail', 'anna@northwind.example', { email: 'bob@other.example' }, 'firm'],
    ['by name', 'anna@northwind.example', { preferred_username: 'bob@other.example' }, 'firm'],
    ['of one domain, perhaps', 'anna@northwind.example', { email: 'a.smith@northwind.example' }, 'tentative'],
  ])('%s', (_, hint, claims, confidence) => {
    const exchanges = signedIn(hint, claims);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual(confidence === 'firm' ? [id] : expect.arrayContaining([id]));
    expect(reasonOf(exchanges)).toMatchObject({ confidence });
    expect(reasonOf(exchanges)?.why).not.toMatch(/anna|bob|smith/);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, string, Readonly<Record<string, unknown>>]>([
    ['of the same address in other case', 'Anna@Northwind.example', { email: 'anna@northwind.example' }],
    [
      'of an address among several',
      'anna@northwind.example',
      { email: 'a@other.example', preferred_username: 'anna@northwind.example' },
    ],
    ['of a guest', 'anna@northwind.example', { upn: 'anna_northwind.example#EXT#@contoso.onmicrosoft.com' }],
    ['of a hint that is no address', 'anna', { email: 'bob@other.example' }],
    ['of an account that tells no address', 'anna@northwind.example', { preferred_username: 'bob' }],
    ['of addresses that a cleaner took', '[Filtered]', { email: 'bob@other.example' }],
    ['of claims that a cleaner took', 'anna@northwind.example', { email: '[Filtered]' }],
  ])('%s', (_, hint, claims) => {
    expect(causesOf(signedIn(hint, claims))).not.toContain(id);
  });

  it('where the API answers', () => {
    const claims = { email: 'bob@other.example' };
    expect(causesOf(signedIn('anna@northwind.example', claims, { status: 200 }))).toEqual([]);
  });
});
