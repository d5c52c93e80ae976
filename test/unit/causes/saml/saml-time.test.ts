import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime, capture } from '../../../support/exchange.ts';
import {
  dated,
  samlAnswer,
  samlRequest,
  type AnswerChanges,
  type RequestChanges,
} from '../../../support/saml-login.ts';

const id = 'saml-time';
/** The site does not let the person in. */
const refused = {
  status: 500,
  responseHeaders: [dated(baseTime + 1000)],
  responseBody: { mediaType: 'text/html', text: '<h1>Error</h1>' },
};
const login = (answer: AnswerChanges = {}, request: RequestChanges = {}) =>
  capture(samlRequest(request), samlAnswer({ exchange: refused, ...answer }));

describe(`${id} is the cause`, () => {
  it('where it is not valid yet', () => {
    const exchanges = login({ notBefore: baseTime + 96_000 });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toMatch(
      /was not valid yet: its NotBefore is .*, a difference of 95 seconds/,
    );
    expect(reasonOf(exchanges)?.why).not.toContain('expired');
  });

  it('where it had expired', () => {
    const exchanges = login({ notOnOrAfter: baseTime - 240_000, confirmedUntil: baseTime - 240_000 });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toMatch(/had expired: .* 4 minutes/);
  });

  it('and says whose clock it is by', () => {
    const late = { ...refused, responseHeaders: [dated(baseTime + 600_000)] };
    const exchanges = login(
      { notOnOrAfter: baseTime + 300_000, confirmedUntil: baseTime + 300_000, exchange: late },
      {},
    );
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toMatch(
      /It is the clock of sp\.example that is off: .* 10 minutes ahead/,
    );
    expect(reasonOf(exchanges)?.fix).toContain('clock of sp.example by NTP');
  });
});

describe(`${id} of an answer that was written before it was asked for`, () => {
  const hours = 3_600_000;
  const back = (by: number, more: AnswerChanges = {}) =>
    login({
      issued: baseTime + 900 - by,
      notBefore: baseTime - by,
      notOnOrAfter: baseTime + 300_000 - by,
      confirmedUntil: baseTime + 300_000 - by,
      ...more,
    });

  it('is told as the provider’s time zone, not as time that went by', () => {
    const exchanges = back(5 * hours);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toMatch(
      /idp\.example wrote 2025-12-31T19:00:00.* as its own time .*5 hours behind .* time zone/,
    );
    expect(reasonOf(exchanges)?.fix).toMatch(/time zone of idp\.example/);
  });

  it('is told as the provider’s clock where it is no time zone', () => {
    expect(reasonOf(back(2.2 * hours))?.why).toMatch(/It is the clock of idp\.example that is off/);
  });

  it.each<[string, ReturnType<typeof login>]>([
    ['names another request', back(5 * hours, { inResponseTo: '_older' })],
    ['was written in time and shown late', login({ notOnOrAfter: baseTime, confirmedUntil: baseTime })],
  ])('is not told so where it %s', (_, exchanges) => {
    expect(reasonOf(exchanges)?.why ?? '').not.toMatch(/time zone|clock of idp\.example that is off/);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof login>]>([
    ['of an assertion in its time', login()],
    ['of an encrypted assertion', login({ isEncrypted: true, notBefore: baseTime + 600_000 })],
    [
      'where the site does not say its time',
      login({ notBefore: baseTime + 600_000, exchange: { ...refused, responseHeaders: [] } }),
    ],
    [
      'where the site lets the person in',
      login({
        notBefore: baseTime + 96_000,
        exchange: {
          status: 302,
          redirectUrl: 'https://sp.example/home',
          responseHeaders: [['Set-Cookie', 'session=1'], dated(baseTime + 1000)],
        },
      }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
