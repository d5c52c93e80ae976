import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime, capture } from '../../../support/exchange.ts';
import { dated } from '../../../support/saml-login.ts';
import { wsfedLogin } from '../../../support/single-sign-on.ts';

const id = 'wsfed-realm';
const login = (wtrealm: string, status = 500) =>
  capture(wsfedLogin.request({ wtrealm, wreply: 'https://adatum.example/' }), {
    ...wsfedLogin.response(),
    status,
    responseHeaders: [dated(baseTime + 60_000)],
  });

describe(`${id} is the cause`, () => {
  it.each([
    ['https://adatum.example', 'the slash at the end'],
    ['http://adatum.example/', 'the scheme'],
    ['urn:adatum', 'differs'],
  ])('of a realm that is %s', (realm, part) => {
    const exchanges = login(realm);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(`asked as ${realm}`);
    expect(reasonOf(exchanges)?.why).toContain(part);
  });
});

it('is what the app’s own words about the audience mean', () => {
  const responseBody = { mediaType: 'text/html', text: '<h1>IDX10214: Audience validation failed.</h1>' };
  const exchanges = login('https://adatum.example').map((one) =>
    one.status === 500 ? { ...one, responseBody } : one,
  );
  expect(causesOf(exchanges)).toEqual([id]);
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof login>]>([
    ['of the realm that asked', login('https://adatum.example/')],
    ['of an answer that nobody asked for', capture({ ...wsfedLogin.response(), status: 500 })],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
