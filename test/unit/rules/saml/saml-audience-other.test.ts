import { describe, expect, it } from 'vitest';
import { service } from '../../../support/saml-login.ts';
import { detail, found, outcome, published, serviceXml } from '../../../support/saml-rules.ts';

const rule = 'saml-audience-other';

const other = { audiences: [['https://other.example/metadata']] };

describe('saml-audience-other is', () => {
  it('high where an assertion for another service was accepted', () => {
    expect(found(rule, { answer: other })).toEqual(['high certain']);
    expect(detail(rule, { answer: other })).toContain('https://other.example/metadata');
  });

  it('a remark where it was refused, low where nobody saw', () => {
    expect(found(rule, { answer: other, taken: 'refused' })).toEqual(['info certain']);
    expect(found(rule, { answer: other, taken: 'unseen' })).toEqual(['low certain']);
  });

  it('low where only a slash at the end differs', () => {
    expect(found(rule, { answer: { audiences: [[`${service.entityId}/`]] } })).toEqual(['low certain']);
  });

  it('high where one of two restrictions leaves the service out', () => {
    const audiences = [[service.entityId], ['https://other.example/metadata']];
    expect(found(rule, { answer: { audiences } })).toEqual(['high certain']);
  });

  it('high where nobody asked and the service’s own metadata tells its name', () => {
    const before = [published(serviceXml(), 'https://sp.example/metadata')];
    const answer = { ...other, inResponseTo: null, relayState: null };
    expect(found(rule, { before, request: null, answer })).toEqual(['high certain']);
  });
});

describe('saml-audience-other says nothing', () => {
  it('of an assertion for the service that asked, among others', () => {
    expect(found(rule, { answer: { audiences: [['urn:other', service.entityId]] } })).toEqual([]);
    expect(outcome(rule, {})).toBe('pass');
  });

  it('where the service is known by its address only', () => {
    expect(outcome(rule, { request: null, answer: { ...other, inResponseTo: null } })).toBe('not applicable');
  });

  it('of an encrypted assertion', () => {
    expect(outcome(rule, { answer: { ...other, isEncrypted: true } })).toBe('not applicable');
  });

  it('of an assertion for nobody: another rule tells that', () => {
    expect(outcome(rule, { answer: { audiences: [] } })).toBe('not applicable');
  });
});
