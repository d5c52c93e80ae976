import { describe, expect, it } from 'vitest';
import { service } from '../../../support/saml-login.ts';
import { detail, found, outcome } from '../../../support/saml-rules.ts';

const rule = 'saml-destination-mismatch';

const elsewhere = 'https://other.example/acs';

describe('saml-destination-mismatch is', () => {
  it.each([{ destination: elsewhere }, { recipients: [elsewhere] }])(
    'high where %j was accepted',
    (answer) => {
      expect(found(rule, { answer })).toEqual(['high certain']);
      expect(found(rule, { answer, taken: 'unseen' })).toEqual(['medium certain']);
      expect(found(rule, { answer, taken: 'refused' })).toEqual(['info certain']);
      expect(detail(rule, { answer })).toContain(elsewhere);
    },
  );

  it('low where only what a proxy changes differs', () => {
    const behind = service.consumer.replace('https://sp.example', 'http://sp.example:8080');
    expect(found(rule, { answer: { destination: behind, recipients: [behind] } })).toEqual(['low certain']);
  });

  it.each([null, ''])('medium for a signed response whose Destination is %j', (destination) => {
    expect(found(rule, { answer: { signed: 'response', destination } })).toEqual(['medium certain']);
  });

  it('medium for a bearer’s confirmation without Recipient', () => {
    expect(found(rule, { answer: { recipients: [null] } })).toEqual(['medium certain']);
  });
});

describe('saml-destination-mismatch says nothing', () => {
  it('where both are the address posted to, whatever its query', () => {
    expect(found(rule, { answer: { at: `${service.consumer}?tenant=1` } })).toEqual([]);
    expect(outcome(rule, {})).toBe('pass');
  });

  it('of a missing Destination where only the assertion is signed', () => {
    expect(found(rule, { answer: { destination: null } })).toEqual([]);
  });

  it('where one of several confirmations is for this address', () => {
    expect(found(rule, { answer: { recipients: [elsewhere, service.consumer] } })).toEqual([]);
  });

  it('of what an encrypted assertion says', () => {
    expect(found(rule, { answer: { recipients: [elsewhere], isEncrypted: true } })).toEqual([]);
  });

  it('where an encrypted assertion is all that could tell', () => {
    expect(outcome(rule, { answer: { destination: null, isEncrypted: true } })).toBe('not applicable');
  });

  it('of another spelling of one address', () => {
    expect(found(rule, { answer: { destination: 'https://SP.example:443/saml/acs' } })).toEqual([]);
  });
});
