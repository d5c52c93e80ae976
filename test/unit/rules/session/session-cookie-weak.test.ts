import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { redacted } from '../../../support/redacted.ts';
import { exchange } from '../../../support/exchange.ts';
import { codeFlow, detailOf, flowsOf, outcomeOf, verdictsOf, webAppFlow } from '../../../support/flow.ts';

const rule = 'session-cookie-weak';

const login = (cookie: string) =>
  webAppFlow({ responseExchange: { responseHeaders: [['Set-Cookie', cookie]] } });

describe('session-cookie-weak fires', () => {
  it.each([
    ['medium without Secure and HttpOnly', 'sid=abc; Path=/', 'medium firm'],
    ['medium without HttpOnly', 'session=abc; Secure; SameSite=Lax', 'medium firm'],
    [
      'low for every host of the site',
      'sid=abc; Secure; HttpOnly; SameSite=Lax; Domain=.example',
      'low firm',
    ],
    ['low without SameSite', 'connect.sid=abc; Secure; HttpOnly', 'low firm'],
  ])('%s', (_, cookie, verdict) => {
    expect(verdictsOf(rule, login(cookie))).toEqual([verdict]);
  });
});

const inClear = (cookie: string, more: Partial<Exchange> = {}) =>
  webAppFlow({
    redirectUri: 'http://app.example/cb',
    responseExchange: { responseHeaders: [['Set-Cookie', cookie]], ...more },
  });

describe('session-cookie-weak over plain http', () => {
  it('is part of the callback that came so: one cause, one headline', () => {
    const exchanges = inClear('sid=abc; HttpOnly; SameSite=Lax');
    expect(verdictsOf(rule, exchanges)).toEqual([]);
    const all = flowsOf(exchanges).flatMap(({ findings }) => findings);
    expect(all.find((finding) => finding.rule === rule)).toMatchObject({
      severity: 'medium',
      part_of: 'callback-over-http',
      detail:
        'The cookie sid is set at the callback over plain http, where everybody on the way can read it.',
    });
    expect(outcomeOf(rule, redacted(exchanges))).toBe('finding');
  });

  it('names what is missing beside', () => {
    const all = flowsOf(inClear('sid=abc')).flatMap(({ findings }) => findings);
    expect(all.find((finding) => finding.rule === rule)?.detail).toContain('without HttpOnly, SameSite.');
  });

  it('says nothing on the way to https: the browser went there by itself', () => {
    const upgraded = inClear('sid=abc', {
      status: 307,
      redirectUrl: 'https://app.example/cb',
      responseHeaders: [['Non-Authoritative-Reason', 'HSTS']],
    });
    expect(flowsOf(upgraded).flatMap(({ findings }) => findings.map((one) => one.rule))).not.toContain(rule);
  });

  it.each(['theme=dark', '_ga=abc', 'XSRF-TOKEN=abc', 'sid=; Max-Age=0'])('says nothing of %s', (cookie) => {
    expect(outcomeOf(rule, inClear(cookie))).toBe('not applicable');
  });
});

describe('session-cookie-weak is silent', () => {
  it.each([
    ['for a protected session', '__Host-sid=abc; Path=/; Secure; HttpOnly; SameSite=Lax'],
    ['for a domain that is the host itself', 'sid=abc; Secure; HttpOnly; SameSite=Lax; Domain=app.example'],
    ['for a double-submit value that scripts must read', 'XSRF-TOKEN=abc; Path=/'],
    ['for analytics', '_ga=abc'],
    ['for a deletion', 'sid=; Max-Age=0'],
    ['for a preference', 'theme=dark'],
  ])('%s', (_, cookie) => {
    expect(verdictsOf(rule, login(cookie))).toEqual([]);
  });

  it('on the device itself, and where headers were not recorded', () => {
    const local = { redirectUri: 'http://localhost:3000/cb' };
    expect(outcomeOf(rule, webAppFlow(local))).toBe('not applicable');
    expect(outcomeOf(rule, codeFlow({ responseExchange: { responseHeaders: undefined } }))).toBe(
      'not applicable',
    );
  });
});

/** A login whose callback leads on to a page that sets the session, as many frameworks do. */
const onward = (cookie: string, at = 'https://app.example/home', atCallback = 'theme=dark') =>
  webAppFlow({
    responseExchange: { redirectUrl: at, responseHeaders: [['Set-Cookie', atCallback]] },
    then: [
      exchange({
        url: at,
        status: 200,
        responseHeaders: [
          ['Content-Type', 'text/html'],
          ['Set-Cookie', cookie],
        ],
        context: { resourceType: 'main_frame' },
      }),
    ],
  });

describe('session-cookie-weak where the callback leads to', () => {
  it('tells of a cookie that is set there, also after redaction', () => {
    expect(verdictsOf(rule, onward('sid=abc; Path=/'))).toEqual(['medium firm']);
    expect(detailOf(rule, redacted(onward('sid=abc; Path=/')))).toBe(
      'The cookie sid is set after the callback, at https://app.example/home, without Secure, HttpOnly, SameSite.',
    );
  });

  it.each([
    ['a protected session', '__Host-sid=abc; Path=/; Secure; HttpOnly; SameSite=Lax', undefined],
    ['another site’s cookie', 'sid=abc', 'https://stats.elsewhere/count'],
    ['a preference', 'theme=dark', undefined],
  ])('says nothing of %s', (_, cookie, at) => {
    expect(verdictsOf(rule, onward(cookie, at))).toEqual([]);
  });

  it('judges the cookie as it stands in the end', () => {
    const last = onward('sid=abc; Secure; HttpOnly; SameSite=Lax', undefined, 'sid=xyz');
    expect(verdictsOf(rule, last)).toEqual([]);
  });
});
