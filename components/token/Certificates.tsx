import { certificateNames, readCertificate } from '../../lib/exchange/certificate.ts';
import { explainCertificate } from '../../lib/explain/claim.ts';
import { ClaimTable } from './ClaimTable.tsx';

/** Whose certificates came with something that was signed, the signer’s own first; nothing of them is checked. RFC 5280 §4.1. */
export function Certificates({ chain, at }: { chain: readonly string[]; at: number }) {
  return (
    <>
      {chain.map((one, place) => {
        const read = certificateNames(one);
        if (!read) return null;
        const { subject, issuer, notBefore } = read;
        const notAfter = readCertificate(one)?.notAfter;
        const members = {
          subject,
          ...(issuer !== subject && { issuer }),
          ...(notBefore !== undefined && { notBefore: notBefore / 1000 }),
          ...(notAfter !== undefined && { notAfter: notAfter / 1000 }),
        };
        const title = place === 0 ? 'Certificate of the issuer' : `Certificate ${place + 1} of the chain`;
        return <ClaimTable key={one} title={title} members={members} at={at} explain={explainCertificate} />;
      })}
    </>
  );
}
