import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { certificateKey } from '../../../lib/exchange/certificate-key.ts';
import {
  certificatesByCurve,
  expiredCertificate,
  shortCertificate,
  signerCertificates,
  verifierCertificate,
} from '../../support/certificates.ts';

const { secp256k1, ...known } = certificatesByCurve;

describe('the key in a certificate', () => {
  it.each([
    ...Object.entries(known),
    ['P-256', signerCertificates[0]],
    ['P-256 of a verifier', verifierCertificate],
    ['RSA', expiredCertificate],
    ['short RSA', shortCertificate],
  ])('is read as a JWK: %s', (_, certificate) => {
    const { publicKey } = new X509Certificate(Buffer.from(certificate, 'base64'));
    expect(certificateKey(certificate)).toEqual(publicKey.export({ format: 'jwk' }));
  });

  it.each([
    ['of another curve', secp256k1],
    ['of no certificate', 'AAAA'],
    ['of a certificate that was cut', signerCertificates[0].slice(0, 300)],
    ['of a placeholder', 'redacted-certificate-1'],
    ['of nothing', ''],
  ])('is not known %s', (_, certificate) => {
    expect(certificateKey(certificate)).toBeUndefined();
  });
});
