import { describe, expect, it } from 'vitest';
import {
  clockByAnswering,
  clockByDate,
  clockByWriting,
  partyClocks,
  type PartyClock,
} from '../../../lib/facts/party-clocks.ts';
import { baseTime } from '../../support/exchange.ts';
import { messageOf } from '../../support/messages.ts';
import { dated } from '../../support/saml-login.ts';

const url = 'https://idp.example/sso';
const by = { value: '', name: 'Date', message: messageOf('saml_response', { url }) };
const ahead = (milliseconds: number): PartyClock => ({ ahead: milliseconds, by });

describe('whose clock is wrong', () => {
  it.each([
    [95_000, 0, 'provider'],
    [0, -300_000, 'service'],
    [60_000, 60_000, 'both'],
    [1000, -2000, 'neither'],
  ] as const)('the provider’s by %i, the service’s by %i: %s', (provider, service, off) => {
    expect(partyClocks(ahead(provider), ahead(service)).off).toBe(off);
  });

  it('is not known where one of them could not be measured', () => {
    expect(partyClocks(ahead(95_000), undefined).off).toBe('unknown');
    expect(partyClocks(undefined, ahead(95_000)).off).toBe('unknown');
  });
});

describe('a clock is measured by the date of an answer', () => {
  const answered = (time: number, more = {}) =>
    clockByDate(
      messageOf('saml_authn_request', {
        url,
        startedAt: baseTime,
        duration: 3000,
        responseHeaders: [dated(time)],
        ...more,
      }),
    );

  it('against the time in which it was made', () => {
    expect(answered(baseTime + 95_000)?.ahead).toBe(92_000);
    expect(answered(baseTime + 2000)?.ahead).toBe(0);
    expect(answered(baseTime - 60_000)?.ahead).toBe(-59_001);
  });

  it('unless a cache had it, or nobody knows when', () => {
    const cached = { responseHeaders: [dated(baseTime), ['Age', '7'] as const] };
    expect(answered(baseTime, cached)).toBeUndefined();
    expect(answered(baseTime, { startedAt: 0 })).toBeUndefined();
    expect(answered(baseTime, { responseHeaders: [] })).toBeUndefined();
  });
});

describe('a clock is measured by what was written with it', () => {
  const written = (time: number, startedAt = baseTime) =>
    clockByWriting({
      value: new Date(time).toISOString(),
      name: 'Response/@IssueInstant',
      message: messageOf('saml_response', { url, startedAt }),
    })?.ahead;

  it('after it was sent: it is ahead', () => {
    expect(written(baseTime + 95_000)).toBe(95_000);
  });

  it('just before it was sent: it is right', () => {
    expect(written(baseTime - 20_000)).toBe(0);
  });

  it('long before it was sent: a page may have waited', () => {
    expect(written(baseTime - 600_000)).toBeUndefined();
    expect(written(baseTime, 0)).toBeUndefined();
  });
});

describe('a clock is measured by what answers a request', () => {
  const hours = 3_600_000;
  /** The browser asks at the base time, and carries the answer on twelve seconds later. */
  const answered = (time: number, typed = 12_000, asked = baseTime) =>
    clockByAnswering(
      {
        value: new Date(time).toISOString(),
        name: 'Response/@IssueInstant',
        message: messageOf('saml_response', { url, startedAt: baseTime + typed }),
      },
      messageOf('saml_authn_request', { url, startedAt: asked }),
    );

  it('that was made before it: it is behind', () => {
    expect(answered(baseTime - 600_000)).toMatchObject({ ahead: -600_000 });
    expect(answered(baseTime - 600_000)?.byZone).toBeUndefined();
  });

  it.each([-5 * hours, -9.5 * hours, -5.75 * hours + 0.25 * hours])('by a time zone: %i', (zone) => {
    expect(answered(baseTime + 11_000 + zone)?.byZone).toBe(true);
  });

  it('by hours that are no time zone, or where nobody knows how long it was typed', () => {
    expect(answered(baseTime - 5.2 * hours)?.byZone).toBeUndefined();
    expect(answered(baseTime - 5 * hours, 700_000)?.byZone).toBeUndefined();
  });

  it.each<[string, number, number?, number?]>([
    ['that was made in between', baseTime + 8000],
    ['that lies seconds before it', baseTime - 20_000],
    ['where the recording has no times', baseTime - 600_000, 12_000, 0],
  ])('and not where %s', (_, time, typed, asked) => {
    expect(answered(time, typed, asked)).toBeUndefined();
  });
});
