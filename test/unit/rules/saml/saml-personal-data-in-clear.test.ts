import { describe, expect, it } from 'vitest';
import { detail, found, outcome } from '../../../support/saml-rules.ts';

const rule = 'saml-personal-data-in-clear';

const attribute = (name: string, more = '') =>
  `<saml:Attribute Name="${name}" ${more}><saml:AttributeValue>secret value</saml:AttributeValue></saml:Attribute>`;
const persistent = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent';
const telling = (attributes: string, nameIdFormat = persistent) => ({
  answer: {
    nameIdFormat,
    edited: (xml: string) =>
      xml
        .replace('jo@example.test', '7f3a91')
        .replace(
          '</saml:Assertion>',
          `<saml:AttributeStatement>${attributes}</saml:AttributeStatement></saml:Assertion>`,
        ),
  },
});

describe('saml-personal-data-in-clear remarks on', () => {
  it('a name that is an e-mail address, by its kind or by its look', () => {
    expect(found(rule, {})).toEqual(['info certain']);
    const nameIdFormat = 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified';
    expect(found(rule, { answer: { nameIdFormat } })).toEqual(['info certain']);
  });

  it.each([
    'mail',
    'urn:oid:0.9.2342.19200300.100.1.3',
    'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress',
    'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname',
    'urn:oid:1.3.6.1.4.1.2428.90.1.5',
    'fiscalNumber',
  ])('the attribute %s, by its name and without its value', (name) => {
    expect(found(rule, telling(attribute(name)))).toEqual(['info certain']);
    expect(detail(rule, telling(attribute(name)))).not.toContain('secret');
  });

  it('an attribute by its friendly name', () => {
    expect(found(rule, telling(attribute('urn:oid:9.9', 'FriendlyName="displayName"')))).toEqual([
      'info certain',
    ]);
  });

  it('more than five attributes of whatever kind', () => {
    const six = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => attribute(`urn:x:${name}`)).join('');
    expect(found(rule, telling(six))).toEqual(['info certain']);
  });
});

describe('saml-personal-data-in-clear says nothing', () => {
  it('of a transient name alone', () => {
    const transient = persistent.replace('persistent', 'transient');
    expect(found(rule, telling('', transient))).toEqual([]);
    expect(outcome(rule, telling('', transient))).toBe('pass');
  });

  it('of groups and entitlements', () => {
    expect(found(rule, telling(attribute('eduPersonEntitlement') + attribute('memberOf')))).toEqual([]);
  });

  it('of an encrypted assertion', () => {
    expect(outcome(rule, { answer: { isEncrypted: true } })).toBe('not applicable');
  });
});
