import { CBORTag, encodeCBOR } from '@levischuck/tiny-cbor';
import { sha512 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { encodeBase64Url } from '../../../lib/exchange/base64.ts';
import { readMdocs } from '../../../lib/exchange/mdoc.ts';
import { issuedMdoc, licence, shownMdoc } from '../../support/mdocs.ts';

/** Made with @owf/mdoc 0.6.0, which writes CBOR by another library. */
const elsewhere = [
  'o2d2ZXJzaW9uYzEuMGZzdGF0dXMAaWRvY3VtZW50c4GjZ2RvY1R5cGV1b3JnLmlzby4xODAxMy41LjEubURMbGlzc3VlclNpZ25l',
  'ZKJqbmFtZVNwYWNlc6Fxb3JnLmlzby4xODAxMy41LjGC2BhYaKRoZGlnZXN0SUQasIBLS2ZyYW5kb21YIB9_Wr5EBm7yAWr0c8fr',
  'Xvo6ayDz2EWcp6Kow9LGMywbcWVsZW1lbnRJZGVudGlmaWVyamdpdmVuX25hbWVsZWxlbWVudFZhbHVlZUVyaWth2BhYcKRoZGln',
  'ZXN0SUQaVBBZwGZyYW5kb21YIF7O6nGrKXbOi4bN3LMhbM0DC0iMmzCXz706h2KpxmDHcWVsZW1lbnRJZGVudGlmaWVyamJpcnRo',
  'X2RhdGVsZWxlbWVudFZhbHVl2QPsajE5NzEtMDktMDFqaXNzdWVyQXV0aIRDoQEmoRghRTADAgEBWQHV2BhZAdCmZ3ZlcnNpb25j',
  'MS4wb2RpZ2VzdEFsZ29yaXRobWdTSEEtMjU2bHZhbHVlRGlnZXN0c6Fxb3JnLmlzby4xODAxMy41LjGkGreE8M5YIPFfoY-l29um',
  'PN2pnKBCowRPm7mngF7vWHDmxlblVtPEGrCAS0tYIMVTU-vfTgtq-hhM42aYVblgeLW8qJxHjLLPxunWUhiLGlQQWcBYIPSRjXAP',
  'y3K6GCSFu1rs2VuquE740f5J-TDHoQEXFkRSGoLOPu5YIFCLRHmUkkyqLS4xaOyRxFEouUzOIJetHZ1sFZ7oFI--bWRldmljZUtl',
  'eUluZm-haWRldmljZUtleaQBAiABIVggo30qg9Cqe_6gJLC_pSxWaRsTL-FTaaoHgps-1zbhmLMiWCDxLC2pK4TpF3dM5D7xnu6B',
  'OUob0N69CaPWEdx3k8tPS2dkb2NUeXBldW9yZy5pc28uMTgwMTMuNS4xLm1ETGx2YWxpZGl0eUluZm-jZnNpZ25lZMB0MjAyNS0x',
  'Mi0wMVQwMDowMDowMFppdmFsaWRGcm9twHQyMDI1LTEyLTAxVDAwOjAwOjAwWmp2YWxpZFVudGlswHQyMDI2LTEyLTAxVDAwOjAw',
  'OjAwWlhAR-ZQXE3bAshcyvqGMqu5oAYepd48V6PTzmr3wbNzgMlFh_9AD9Xz6g36zH6CNqbYr8mfmn5iaCOqUsHzPaMg12xkZXZp',
  'Y2VTaWduZWSiam5hbWVTcGFjZXPYGEGgamRldmljZUF1dGihb2RldmljZVNpZ25hdHVyZYRDoQEmoPZYQK3csieassKKls1JDjZ3',
  'whnAK-twYmOoGyK43HDRXpf2_BbnvLDVR1ojy6krpNnK3wc98OLIcIpnA_1MhjH01DQ',
].join('');

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
        { name: 'org.iso.18013.5.1.given_name', isOfCredential: true },
        { name: 'org.iso.18013.5.1.age_over_18', isOfCredential: true },
      ],
      keptBack: 1,
      validFrom: Date.parse('2025-12-01T00:00:00Z'),
      validUntil: Date.parse('2026-12-01T00:00:00Z'),
      deviceKey: { kty: 'EC', crv: 'P-256' },
      isBound: true,
      hasCertificate: true,
    });
    expect(JSON.stringify(shown)).not.toContain('Erika');
  });

  it('that another implementation wrote', () => {
    expect(readMdocs(elsewhere)).toMatchObject([
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
