import { describe, expect, it } from 'vitest';
import { baseTime } from '../../../support/exchange.ts';
import { detail, found, outcome } from '../../../support/saml-rules.ts';

const rule = 'saml-lifetime';

const hour = 3_600_000;
const until = (ahead: number) => ({ confirmedUntil: baseTime + ahead, notOnOrAfter: baseTime + ahead });

describe('saml-lifetime is', () => {
  it('low for an assertion that is good for a day', () => {
    expect(found(rule, { answer: until(24 * hour) })).toEqual(['low certain']);
    expect(detail(rule, { answer: until(24 * hour) })).toContain('24 hours');
  });

  it('medium where the confirmation has no end, whatever the conditions say', () => {
    expect(found(rule, { answer: { confirmedUntil: null } })).toEqual(['medium certain']);
  });

  it('a remark for a confirmation that has a beginning', () => {
    const edited = (xml: string) =>
      xml.replace('SubjectConfirmationData ', 'SubjectConfirmationData NotBefore="2026-01-01T00:00:00Z" ');
    expect(found(rule, { answer: { edited } })).toEqual(['info certain']);
  });

  it('medium where one was accepted long after its end', () => {
    expect(found(rule, { answer: { issued: baseTime - hour, ...until(-600_000) } })).toEqual(['medium firm']);
  });
});

describe('saml-lifetime says nothing', () => {
  it('of an assertion of an hour, as many providers make them', () => {
    expect(found(rule, { answer: until(hour) })).toEqual([]);
    expect(outcome(rule, {})).toBe('pass');
  });

  it('where the confirmation ends soon and the conditions do not', () => {
    expect(found(rule, { answer: { notOnOrAfter: baseTime + 24 * hour } })).toEqual([]);
  });

  it('of how long the session may last', () => {
    expect(found(rule, { answer: { sessionUntil: baseTime + 24 * hour } })).toEqual([]);
  });

  it('of one that came late and was refused: the reason of the failure tells it', () => {
    expect(
      found(rule, { answer: { issued: baseTime - hour, ...until(-600_000) }, taken: 'refused' }),
    ).toEqual([]);
  });

  it('of one that came a minute late: clocks differ', () => {
    expect(found(rule, { answer: until(-60_000) })).toEqual([]);
  });

  it('of an encrypted assertion', () => {
    expect(outcome(rule, { answer: { ...until(24 * hour), isEncrypted: true } })).toBe('not applicable');
  });
});
