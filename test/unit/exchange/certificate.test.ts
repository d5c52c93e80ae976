import { expect, it } from 'vitest';
import { certificateNames, readCertificate, modulusBits } from '../../../lib/exchange/certificate.ts';
import { expiredCertificate, shortCertificate, signerCertificates } from '../../support/certificates.ts';
import { labKey } from '../../lab/single-sign-on/keys.ts';

it('tells the length of a key and when the certificate ends', () => {
  expect(readCertificate(expiredCertificate)).toMatchObject({
    notAfter: Date.UTC(2021, 0, 1),
    rsaBits: 2048,
  });
  expect(readCertificate(shortCertificate)?.rsaBits).toBe(1024);
});

it('reads an end in the next century', () => {
  const lab = readCertificate(labKey.cert.replace(/-----[^-]+-----|\s/g, ''));
  expect(new Date(lab?.notAfter ?? 0).getUTCFullYear()).toBe(2126);
});

it('tells whose it is, who vouches for it and from when', () => {
  expect(certificateNames(signerCertificates[0])).toEqual({
    subject: 'CN=Utopia Document Signer, O=Ministerium für Verkehr, C=UT',
    issuer: 'CN=Utopia IACA, O=Ministerium für Verkehr, C=UT',
    notBefore: Date.UTC(2026, 10, 30, 11, 10, 28),
  });
  expect(certificateNames(expiredCertificate)).toMatchObject({ subject: 'CN=Old', issuer: 'CN=Old' });
});

it.each([
  ['nothing', ''],
  ['a placeholder', 'redacted-certificate-1'],
  ['what is cut off', shortCertificate.slice(0, 200)],
  ['other DER', 'MAMCAQE='],
  ['lengths that lead outside', 'MIL//zCC//8='],
])('is no certificate: %s', (_, text) => {
  expect(readCertificate(text)).toBeUndefined();
  expect(certificateNames(text)).toBeUndefined();
});

it('tells the length of a bare modulus, leading zeros left out', () => {
  expect(modulusBits('AIAA')).toBe(16);
  expect(modulusBits('AAAA')).toBeUndefined();
});
