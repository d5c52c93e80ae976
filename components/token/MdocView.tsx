import { explainClaim } from '../../lib/explain/claim.ts';
import { uncheckableBy } from '../../lib/facts/wallet/uncheckable.ts';
import type { IssuerSignature, Uncheckable } from '../../lib/vocabulary/issuer-signature.ts';
import { Chip } from '../controls/Chip.tsx';
import { Certificates } from './Certificates.tsx';
import { ClaimTable } from './ClaimTable.tsx';
import { IssuerSignatureChip } from './IssuerSignatureChip.tsx';
import { TokenCard } from './TokenCard.tsx';
import type { FoundMdoc } from './tokens-of-step.ts';
import { Validity } from './Validity.tsx';

type Props = {
  token: FoundMdoc;
  at: number;
  /** How its issuer’s signature stands. */
  signatureOf: (uncheckable: Uncheckable | undefined) => IssuerSignature;
};

/** A document that is shown or issued: its elements, what is kept back, whether they are the issuer’s, what binds it. ISO/IEC 18013-5. */
export function MdocView({ token, at, signatureOf }: Props) {
  const { docType, signedDocType, elements, keptBack, validFrom, validUntil } = token.mdoc;
  const { isBound, isBoundByMac, certificates } = token.mdoc;
  const shown = Object.fromEntries(
    elements.map(({ name, value }, place) => [name ?? `element ${place + 1}`, value]),
  );
  const isStray = elements.some(({ isOfCredential }) => isOfCredential === false);
  const signed = {
    docType: signedDocType,
    validFrom: validFrom && new Date(validFrom).toISOString(),
    validUntil: validUntil && new Date(validUntil).toISOString(),
    deviceKey: token.mdoc.deviceKey,
  };
  return (
    <TokenCard
      token={token}
      chips={
        <>
          {docType !== undefined && <Chip title="The type of the document.">{docType}</Chip>}
          {validUntil !== undefined && <Validity expires={validUntil / 1000} at={at} />}
          <Chip title="Elements that are there as fingerprints alone.">
            {`${elements.length} shown, ${keptBack} kept back`}
          </Chip>
          <IssuerSignatureChip signature={signatureOf(uncheckableBy(certificates[0]))} />
          {isStray && (
            <Chip
              tone="bad"
              icon="warn"
              title="The fingerprint of an element, computed anew, is not in what the issuer signed."
            >
              an element is not the issuer’s
            </Chip>
          )}
          {isBoundByMac && (
            <Chip title="The device vouches for it with a code (DeviceMac) that this verifier alone can check.">
              proved by a code
            </Chip>
          )}
          {docType !== undefined && !isBound && (
            <Chip title="No device has signed that it shows it.">not signed by a device</Chip>
          )}
        </>
      }
    >
      <ClaimTable title="Shown" members={shown} at={at} explain={explainClaim} />
      <ClaimTable title="Signed by the issuer" members={signed} at={at} explain={explainClaim} />
      <Certificates chain={certificates} at={at} />
    </TokenCard>
  );
}
