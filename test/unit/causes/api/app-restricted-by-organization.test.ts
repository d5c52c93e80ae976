import { describe, expect, it } from 'vitest';
import { calledApi } from '../../../support/api-call.ts';
import { causesOf, reasonOf } from '../../../support/causes.ts';
import { jsonBody } from '../../../support/exchange.ts';

const id = 'app-restricted-by-organization';
const refused = (message: string, status = 403) =>
  calledApi({ status, call: { responseBody: jsonBody({ message }) } });
const words =
  'the `acme` organization has enabled OAuth App access restrictions, meaning that data access is limited';

describe(`${id} is the cause`, () => {
  it('of a 403 that says so of an organization', () => {
    const exchanges = refused(`Although you appear to have the correct authorization credentials, ${words}.`);
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, proof: 'phrase' });
    expect(reasonOf(exchanges)?.fix).toContain('approve the app');
  });
});

describe(`${id} is not the cause`, () => {
  it.each([
    ['of a 403 for want of rights', refused('Must have admin rights to Repository.')],
    ['of a 401', refused('Bad credentials', 401)],
    ['of an API that answers', calledApi({ status: 200 })],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
