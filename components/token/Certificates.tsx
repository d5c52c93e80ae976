import { certificateNames, readCertificate } from '../../lib/exchange/certificate.ts';
import { explainCertificate } from '../../lib/explain/claim.ts';
import { useIsLookedFor } from '../controls/looked-for.ts';
import { ClaimTable } from './ClaimTable.tsx';
import styles from './TokenCard.module.css';

/** Whose certificates came with something that was signed, the signer’s own first; whether to trust them is not checked. RFC 5280 §4.1. */
export function Certificates({ chain, at }: { chain: readonly string[]; at: number }) {
  const isLookedFor = useIsLookedFor();
  const read = chain.flatMap((one, place) => {
    const members = membersOf(one);
    const title = place === 0 ? 'Certificate of the issuer' : `Certificate ${place + 1} of the chain`;
    return members ? [{ title, members }] : [];
  });
  const [first, ...others] = read.map(({ title, members }) => (
    <ClaimTable key={title} title={title} members={members} at={at} explain={explainCertificate} />
  ));
  const isSought = read.slice(1).some(({ members }) => isLookedFor(members));
  return (
    <>
      {first}
      {others.length > 0 && (
        <details class={styles.more} open={isSought}>
          <summary>{`${others.length} more certificate${others.length === 1 ? '' : 's'}`}</summary>
          {others}
        </details>
      )}
    </>
  );
}

function membersOf(one: string): Readonly<Record<string, unknown>> | undefined {
  const names = certificateNames(one);
  if (!names) return undefined;
  const { subject, issuer, notBefore } = names;
  const notAfter = readCertificate(one)?.notAfter;
  return {
    subject,
    ...(issuer !== subject && { issuer }),
    ...(notBefore !== undefined && { notBefore: notBefore / 1000 }),
    ...(notAfter !== undefined && { notAfter: notAfter / 1000 }),
  };
}
