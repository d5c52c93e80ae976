import { CBORTag, encodeCBOR, type CBORType } from '@levischuck/tiny-cbor';
import { sha512 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { decodeBase64, encodeBase64Url } from '../../../lib/exchange/base64.ts';
import { readMdocs } from '../../../lib/exchange/mdoc.ts';
import { signerCertificates } from '../../support/certificates.ts';
import { issuedMdoc, licence, mdocMadeElsewhere, shownMdoc } from '../../support/mdocs.ts';

const namesIn = (text: string) => readMdocs(text)[0]?.elements.map(({ name }) => name);
const areOfCredential = (text: string) =>
  readMdocs(text)[0]?.elements.map(({ isOfCredential }) => isOfCredential);

describe('a document is read', () => {
  it('as a wallet shows it: elements, what is kept back, validity, the holder’s key', () => {
    const [shown, ...others] = readMdocs(shownMdoc());
    expect(others).toEqual([]);
    expect(shown).toMatchObject({
      docType: licence,
      signedDocType: licence,
      elements: [
        { name: 'org.iso.18013.5.1.given_name', value: 'Erika', isOfCredential: true },
        { name: 'org.iso.18013.5.1.age_over_18', value: true, isOfCredential: true },
      ],
      keptBack: 1,
      validFrom: Date.parse('2025-12-01T00:00:00Z'),
      validUntil: Date.parse('2026-12-01T00:00:00Z'),
      deviceKey: { kty: 'EC', crv: 'P-256' },
      isBound: true,
      isBoundByMac: false,
      certificates: ['MAA'],
    });
  });

  it('that another implementation wrote', () => {
    expect(readMdocs(mdocMadeElsewhere)).toMatchObject([
      {
        docType: licence,
        elements: [
          { name: 'org.iso.18013.5.1.given_name', isOfCredential: true },
          { name: 'org.iso.18013.5.1.birth_date', isOfCredential: true },
        ],
        keptBack: 2,
        validUntil: Date.parse('2026-12-01T00:00:00Z'),
        isBound: true,
      },
    ]);
  });

  it('whose lengths are not said beforehand', () => {
    const isOpen = true;
    // What is signed is kept as it was written.
    const read = (text: string) =>
      readMdocs(text).map(({ issuerAuth, ...mdoc }) => [issuerAuth !== undefined, mdoc]);
    expect(read(shownMdoc({ isOpen }))).toEqual(read(shownMdoc()));
    expect(read(issuedMdoc({ isOpen }))).toEqual(read(issuedMdoc()));
    const changed = { given_name: 'Max' };
    expect(areOfCredential(shownMdoc({ isOpen, changed }))).toEqual([false, true]);
  });

  it('as an issuer gives it, bound to nobody’s request', () => {
    expect(readMdocs(issuedMdoc())).toMatchObject([
      { docType: undefined, signedDocType: licence, isBound: false },
    ]);
  });

  it('with digests by another hash', () => {
    const changes = { digestAlgorithm: 'SHA-512', digestOf: sha512 };
    expect(areOfCredential(shownMdoc(changes))).toEqual([true, true]);
    expect(areOfCredential(shownMdoc({ ...changes, changed: { given_name: 'Max' } }))).toEqual([false, true]);
  });

  it('that its device vouches for by a code for this verifier alone', () => {
    const code = [new Uint8Array(), new Map<string, CBORType>(), null, new Uint8Array(32)];
    const deviceAuth = new Map<string, CBORType>([['deviceMac', code]]);
    expect(readMdocs(shownMdoc({ deviceAuth }))).toMatchObject([{ isBound: true, isBoundByMac: true }]);
    expect(readMdocs(shownMdoc({ deviceAuth: new Map() }))).toMatchObject([
      { isBound: false, isBoundByMac: false },
    ]);
  });

  it('with all certificates of its issuer, and with none', () => {
    const certificates = signerCertificates.map((one) => encodeBase64Url(decodeBase64(one)!));
    expect(readMdocs(issuedMdoc({ certificates: signerCertificates }))[0]?.certificates).toEqual(
      certificates,
    );
    expect(readMdocs(issuedMdoc({ certificates: [] }))[0]?.certificates).toEqual([]);
  });

  it('whose element is another than the issuer signed', () => {
    expect(areOfCredential(shownMdoc({ changed: { given_name: 'Max' } }))).toEqual([false, true]);
    expect(areOfCredential(shownMdoc({ changed: { admin: true } }))).toEqual([true, true, false]);
  });

  it('without a judgement by a hash that nobody knows', () => {
    expect(areOfCredential(shownMdoc({ digestAlgorithm: 'SHAKE256' }))).toEqual([undefined, undefined]);
  });

  it('with an element that cannot be read beside one that can', () => {
    const values = { given_name: new CBORTag(1004, '1971-09-01'), age_over_18: 2n ** 60n };
    expect(namesIn(shownMdoc({ shown: values }))).toHaveLength(2);
  });

  it('with values as JSON has them: dates, portraits, lists of privileges', () => {
    const privileges: CBORType = [new Map<string, CBORType>([['vehicle_category_code', 'B']])];
    const shown = { birth_date: new CBORTag(1004, '1971-09-01'), portrait: new Uint8Array(3), privileges };
    expect(readMdocs(shownMdoc({ shown }))[0]?.elements.map(({ value }) => value)).toEqual([
      'Erika',
      true,
      '1971-09-01',
      '3 octets',
      [{ vehicle_category_code: 'B' }],
    ]);
  });
});

describe('nothing is read, and nothing thrown,', () => {
  const deep = encodeBase64Url(new Uint8Array([0xa1, 0x61, 0x61, ...Array<number>(100_000).fill(0x81)]));
  const whole = shownMdoc();
  it.each([
    ['of an empty text', ''],
    ['of an SD-JWT', 'eyJhbGciOiJFUzI1NiJ9.e30.c2ln~'],
    ['of base64 that is no CBOR', 'o2d2ZXJzaW9uYzEuMA'],
    ['of what is no base64', 'o{}'],
    ['of another map', encodeBase64Url(encodeCBOR(new Map([['documents', 'none']])))],
    ['of what claims more than there is', encodeBase64Url(new Uint8Array([0xbb, 255, 255, 255, 255]))],
    ['of what is nested without end', deep],
    ['of what was cut', whole.slice(0, whole.length / 2)],
    ['of what is very long', `o${'A'.repeat(1_000_001)}`],
  ])('%s', (_, text) => {
    expect(readMdocs(text)).toEqual([]);
  });

  it('wherever an octet is another', () => {
    for (let at = 0; at < whole.length; at += 7)
      for (const one of ['A', '_', 'o'])
        expect(() => readMdocs(whole.slice(0, at) + one + whole.slice(at + 1))).not.toThrow();
  });
});
