import { describe, expect, it } from 'vitest';
import { detail, found, outcome } from '../../../support/saml-rules.ts';

const rule = 'saml-relay-state';

const sent = (relayState: string, redirectUrl = 'https://sp.example/home') => ({
  request: { relayState },
  answer: { relayState, exchange: { redirectUrl } },
});

describe('saml-relay-state is', () => {
  it.each([
    ['another one', 'r2'],
    ['none', null],
    ['its beginning', 'https://sp.example/a/very/long/path/that/som'],
  ])('medium where %s came back', (_, relayState) => {
    const request = { relayState: 'https://sp.example/a/very/long/path/that/somebody/wrote' };
    expect(found(rule, { request, answer: { relayState } })).toEqual(['medium firm']);
  });

  it('medium for an address of another site that the service provider follows', () => {
    const followed = sent('https://elsewhere.example/x', 'https://elsewhere.example/x');
    expect(found(rule, followed)).toEqual(['medium firm']);
    expect(detail(rule, followed)).toContain('elsewhere.example');
  });

  it('low for one that is only carried', () => {
    expect(found(rule, sent('https://elsewhere.example/x'))).toEqual(['low tentative']);
  });

  it('a remark for more than 80 bytes, also in a trace, which has no values', () => {
    expect(found(rule, sent(`https://sp.example/${'deep/'.repeat(20)}`))).toEqual(['info certain']);
  });
});

describe('saml-relay-state says nothing', () => {
  it.each(['ss:mem:1f0c', 'https://sp.example/reports', 'https://www.sp.example/reports', '/reports'])(
    'of %s, given back',
    (relayState) => {
      expect(found(rule, sent(relayState))).toEqual([]);
      expect(outcome(rule, sent(relayState))).toBe('pass');
    },
  );

  it('of a deep link with which a provider begins', () => {
    const answer = { inResponseTo: null, relayState: 'https://sister.example/app' };
    expect(found(rule, { request: null, answer })).toEqual([]);
  });

  it('where none was sent and none came', () => {
    expect(outcome(rule, { request: { relayState: null }, answer: { relayState: null } })).toBe(
      'not applicable',
    );
  });

  it('of an empty one that does not come back', () => {
    expect(found(rule, { request: { relayState: '' }, answer: { relayState: null } })).toEqual([]);
  });
});
