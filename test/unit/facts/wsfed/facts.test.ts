import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { wsfedFactsOf, type WsfedFacts } from '../../../../lib/facts/wsfed/facts.ts';
import { baseTime, capture, type ExchangeFields } from '../../../support/exchange.ts';
import { flowIn } from '../../../support/flows-in.ts';
import { redacted } from '../../../support/redacted.ts';
import { dated } from '../../../support/saml-login.ts';
import { tokenResponseXml, wsfedLogin } from '../../../support/single-sign-on.ts';

type Form = Readonly<Record<string, string>>;

const minute = 60_000;
const factsIn = (...fields: readonly ExchangeFields[]): WsfedFacts => wsfedFactsOf(flowIn(...fields)).at(-1)!;
const login = (request: Form, answer: (form: ExchangeFields) => ExchangeFields = (form) => form) =>
  factsIn(wsfedLogin.request(request), answer(wsfedLogin.response()));
const answered = (time: number, more: Partial<Exchange> = {}) => ({
  ...wsfedLogin.response(),
  responseHeaders: [dated(time)],
  ...more,
});

describe('the token is for', () => {
  it('the realm that asked', () => {
    const { appliesTo, audience } = login({});
    expect([appliesTo.verdict, audience.verdict]).toEqual(['same', 'same']);
  });

  it.each([
    ['https://adatum.example', ['slash']],
    ['http://adatum.example/', ['scheme']],
    ['urn:adatum', ['other']],
  ])('another realm than %s', (wtrealm, parts) => {
    const { appliesTo, audience } = login({ wtrealm, wreply: 'https://adatum.example/' });
    expect(appliesTo).toMatchObject({
      verdict: 'differs',
      parts,
      expected: { value: wtrealm, name: 'wtrealm' },
      found: { value: 'https://adatum.example/', name: 'AppliesTo' },
    });
    expect(audience).toMatchObject({ verdict: 'differs', parts });
  });

  it('nobody can tell whom, where it is encrypted or nobody asked', () => {
    const sealed = tokenResponseXml.replace(
      /<saml:Assertion.*<\/saml:Assertion>/,
      '<xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#"/>',
    );
    const hidden = factsIn(wsfedLogin.request(), wsfedLogin.response(sealed));
    expect(hidden.audience).toEqual({ verdict: 'not compared', because: 'encrypted' });
    expect(hidden.appliesTo.verdict).toBe('same');
    const unasked = factsIn(wsfedLogin.response());
    expect(unasked.appliesTo).toEqual({ verdict: 'not compared', because: 'not recorded' });
  });
});

describe('the answer is posted', () => {
  it('where it was wanted', () => {
    expect(login({ wreply: 'https://adatum.example/' }).reply.verdict).toBe('same');
    expect(login({}).reply).toEqual({ verdict: 'not compared', because: 'absent' });
  });

  it('elsewhere', () => {
    expect(login({ wreply: 'https://adatum.example/signin-wsfed' }).reply).toMatchObject({
      verdict: 'differs',
      parts: ['path'],
    });
  });

  it('to an address that loses the form', () => {
    const lost = answered(baseTime, {
      url: 'http://adatum.example/',
      status: 301,
      redirectUrl: 'https://adatum.example/',
    });
    expect(factsIn(wsfedLogin.request(), lost).postBecameGet).toMatchObject({ differsIn: ['scheme'] });
    expect(login({}).postBecameGet).toBeUndefined();
  });
});

describe('the token is used', () => {
  it('in its time', () => {
    expect(factsIn(wsfedLogin.request(), answered(baseTime + minute)).validity).toEqual({ verdict: 'valid' });
  });

  it('before its time, by a clock that is behind', () => {
    const { validity, clocks } = factsIn(wsfedLogin.request(), answered(baseTime - 6 * minute));
    expect(validity).toMatchObject({
      verdict: 'not yet valid',
      limit: { name: 'Lifetime/Created' },
      by: 6 * minute,
      confidence: 'certain',
    });
    expect(clocks.service?.ahead).toBeLessThan(-5 * minute);
  });

  it('after its time', () => {
    expect(factsIn(wsfedLogin.request(), answered(baseTime + 90 * minute)).validity).toMatchObject({
      verdict: 'expired',
      by: 30 * minute,
    });
  });

  it('and is older than the request before it, by its own words, or as old as services date it back', () => {
    const asked = (time: number) =>
      factsIn({ ...wsfedLogin.request(), startedAt: time }, { ...answered(time), startedAt: time + 1000 });
    expect(asked(baseTime + 90 * minute).olderThanAsked).toBe(90 * minute);
    expect(asked(baseTime + 5 * minute).olderThanAsked).toBeUndefined();
    expect(factsIn(wsfedLogin.request(), answered(baseTime)).olderThanAsked).toBeUndefined();
  });

  it('at a time that was not recorded', () => {
    expect(login({}).validity).toEqual({ verdict: 'not judged', because: 'not recorded' });
  });
});

describe('wctx comes back', () => {
  const long = `rm=0&id=passive&ru=${'%2fprojects'.repeat(8)}`;
  const returned = (back: Form) =>
    capture(
      wsfedLogin.request({ wctx: long, wreply: 'https://adatum.example/' }),
      wsfedLogin.response(tokenResponseXml, back),
    );

  it.each([
    ['same', { wctx: long }],
    ['cut', { wctx: long.slice(0, 64) }],
    ['encoded otherwise', { wctx: encodeURIComponent(long) }],
    ['lost', { wctx: '' }],
  ])('%s, and a redacted trace says so too', (verdict, back) => {
    expect(factsIn(...returned(back)).context.verdict).toBe(verdict);
    expect(factsIn(...redacted(returned(back))).context.verdict).toBe(verdict);
  });
});

it('a token service that refuses says why', () => {
  const fault =
    '<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body><S:Fault><faultcode>wst:FailedAuthentication</faultcode><faultstring>No</faultstring></S:Fault></S:Body></S:Envelope>';
  const facts = factsIn(wsfedLogin.request(), wsfedLogin.response(fault));
  expect(facts.fault).toMatchObject({ code: 'FailedAuthentication', reason: 'No' });
  expect(login({}).fault).toBeUndefined();
});
