import { describe, expect, it } from 'vitest';
import { baseTime } from '../../../support/exchange.ts';
import {
  dated,
  factsOfLogin,
  samlAnswer,
  samlFactsIn,
  samlRequest,
  type AnswerChanges,
} from '../../../support/saml-login.ts';

const minutes = 60_000;
const times = (answer: AnswerChanges) => factsOfLogin({}, answer).times;
/** The service provider answers at that time by its own clock. */
const readAt = (time: number) => ({ responseHeaders: [dated(time)] });

describe('an assertion is not used in its time', () => {
  it('when its provider’s clock is ahead', () => {
    const ahead = 95_000;
    const { times: found } = samlFactsIn(
      samlRequest({ exchange: { responseHeaders: [dated(baseTime + ahead)] } }),
      samlAnswer({
        issued: baseTime + ahead + 900,
        notBefore: baseTime + ahead + 900,
        notOnOrAfter: baseTime + ahead + 5 * minutes,
        confirmedUntil: baseTime + ahead + 5 * minutes,
      }),
    );
    expect(found.assertion).toMatchObject({
      verdict: 'not yet valid',
      limit: { name: 'Conditions/@NotBefore', value: '2026-01-01T00:01:35.900Z' },
      clock: { name: 'Date', value: 'Thu, 01 Jan 2026 00:00:01 GMT' },
      by: 94_900,
      confidence: 'firm',
    });
    expect(found.clocks).toMatchObject({ off: 'provider', provider: { ahead }, service: { ahead: 0 } });
  });

  it('when the service’s clock is ahead', () => {
    const { assertion, clocks } = times({ exchange: readAt(baseTime + 12 * minutes) });
    expect(assertion).toMatchObject({
      verdict: 'expired',
      limit: { name: 'Conditions/@NotOnOrAfter' },
      by: 7 * minutes,
      confidence: 'certain',
    });
    expect(clocks.off).toBe('service');
  });

  it('when it was really kept for too long', () => {
    const late = baseTime + 20 * minutes;
    const { assertion, clocks, sinceIssue } = times({
      exchange: { startedAt: late, ...readAt(late) },
    });
    expect(assertion).toMatchObject({ verdict: 'expired', by: 15 * minutes });
    expect(clocks.off).toBe('neither');
    expect(sinceIssue).toBe(20 * minutes - 900);
  });

  it('by the confirmation alone', () => {
    const { assertion } = times({ confirmedUntil: baseTime - 2 * minutes });
    expect(assertion).toMatchObject({
      verdict: 'expired',
      limit: { name: 'SubjectConfirmationData/@NotOnOrAfter' },
    });
  });

  it('by a little, which nearly all let pass', () => {
    expect(times({ notBefore: baseTime + 4000 }).assertion).toMatchObject({
      verdict: 'not yet valid',
      by: 3000,
      confidence: 'tentative',
    });
  });

  it('by the clock that the service writes with, where a proxy dates its answers', () => {
    const ahead = 30 * minutes;
    const { times: found } = samlFactsIn(samlRequest({ issued: baseTime + ahead }), samlAnswer());
    expect(found.assertion).toMatchObject({
      verdict: 'expired',
      clock: { name: 'AuthnRequest/@IssueInstant' },
    });
    expect(found.clocks).toMatchObject({ off: 'service', service: { ahead } });
  });
});

describe('an assertion is used in its time', () => {
  it('of two clocks that agree', () => {
    expect(times({})).toMatchObject({ assertion: { verdict: 'valid' }, clocks: { off: 'neither' } });
  });

  it('although two clocks differ by two minutes, where its provider leaves room for that', () => {
    const ahead = 2 * minutes;
    const { times: found } = samlFactsIn(
      samlRequest({ exchange: { responseHeaders: [dated(baseTime + ahead)] } }),
      samlAnswer({ issued: baseTime + ahead, notBefore: baseTime + ahead - 3 * minutes }),
    );
    expect(found).toMatchObject({ assertion: { verdict: 'valid' }, clocks: { off: 'provider' } });
  });

  it('within the second that a header leaves out', () => {
    expect(times({ notBefore: baseTime + 1900 }).assertion.verdict).toBe('valid');
  });

  it('of two confirmations by the one that lasts', () => {
    const recipients = ['https://old.sp.example/acs', 'https://sp.example/saml/acs'];
    const confirmedUntil = [baseTime - 2 * minutes, baseTime + 2 * minutes];
    expect(times({ recipients, confirmedUntil }).assertion.verdict).toBe('valid');
  });

  it('without limits it cannot miss any', () => {
    const none = { notBefore: null, notOnOrAfter: null, confirmedUntil: null };
    expect(times(none).assertion).toEqual({ verdict: 'not judged', because: 'absent' });
  });
});

describe('is not judged', () => {
  const early = { notBefore: baseTime + 9 * minutes };

  it('by the browser’s clock: without a dated answer nobody knows the service’s', () => {
    expect(times({ ...early, exchange: { responseHeaders: [] } }).assertion).toEqual({
      verdict: 'not judged',
      because: 'not recorded',
    });
  });

  it('by a date that a cache had', () => {
    const cached = { responseHeaders: [dated(baseTime), ['Age', '600'] as const] };
    expect(times({ ...early, exchange: cached }).assertion.verdict).toBe('not judged');
  });

  it('when it is encrypted', () => {
    expect(times({ ...early, isEncrypted: true }).assertion).toEqual({
      verdict: 'not judged',
      because: 'encrypted',
    });
  });
});

it('the session at the service may be over before it began', () => {
  expect(times({ sessionUntil: baseTime - minutes }).session).toMatchObject({
    verdict: 'expired',
    limit: { name: 'AuthnStatement/@SessionNotOnOrAfter' },
  });
  expect(times({ sessionUntil: baseTime + 480 * minutes }).session.verdict).toBe('valid');
  expect(times({}).session).toEqual({ verdict: 'not judged', because: 'absent' });
});

it('tells how long ago the person signed in', () => {
  expect(times({ authenticated: baseTime - 180 * minutes }).sinceAuthentication).toBe(180 * minutes + 1000);
  expect(times({ isEncrypted: true }).sinceAuthentication).toBeUndefined();
});
