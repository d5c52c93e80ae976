import { certificateNames } from '../../lib/exchange/certificate.ts';
import { asTexts, type JsonObject } from '../../lib/exchange/json.ts';
import { explainClaim, explainJoseHeader } from '../../lib/explain/claim.ts';
import { uncheckableBy } from '../../lib/facts/wallet/uncheckable.ts';
import type { IssuerSignature, Uncheckable } from '../../lib/vocabulary/issuer-signature.ts';
import { Chip } from '../controls/Chip.tsx';
import { Certificates } from './Certificates.tsx';
import { ClaimTable } from './ClaimTable.tsx';
import { IssuerSignatureChip } from './IssuerSignatureChip.tsx';
import { TokenCard } from './TokenCard.tsx';
import type { FoundSdJwt } from './tokens-of-step.ts';
import { Validity } from './Validity.tsx';

type Props = {
  token: FoundSdJwt;
  at: number;
  /** How its issuer’s signature stands. */
  signatureOf: (uncheckable: Uncheckable | undefined) => IssuerSignature;
};

/** A credential that can be shown in parts: what its issuer signed, what is shown of it, what is kept back, what binds it. RFC 9901. */
export function SdJwtView({ token, at, signatureOf }: Props) {
  const { issued, disclosures, keptBack, binding, sdHash } = token.sdJwt;
  const shown = Object.fromEntries(
    disclosures.map(({ name, value }, place) => [name ?? `element ${place + 1} of a list`, value]),
  );
  const strays = disclosures.filter(({ isOfCredential }) => isOfCredential === false).length;
  const chain = asTexts(issued.header['x5c']) ?? [];
  const expires = issued.claims['exp'];
  return (
    <TokenCard
      token={token}
      chips={
        <>
          {typeof expires === 'number' && <Validity expires={expires} at={at} />}
          <Chip title="Claims that are there as fingerprints alone; some may be decoys.">
            {`${disclosures.length} shown, ${keptBack} kept back`}
          </Chip>
          <IssuerSignatureChip signature={signatureOf(uncheckableBy(chain[0]))} />
          {strays > 0 && (
            <Chip
              tone="bad"
              icon="warn"
              title="A claim that is shown has no fingerprint in what the issuer signed."
            >
              a claim is not the issuer’s
            </Chip>
          )}
          {sdHash && (
            <Chip
              tone={sdHash === 'match' ? 'good' : 'bad'}
              icon={sdHash === 'match' ? 'check' : 'warn'}
              title="The fingerprint in the holder’s signature, computed anew over what is shown."
            >
              {sdHash === 'match' ? 'signed as shown' : 'signed over something else'}
            </Chip>
          )}
          {!binding && <Chip title="Nobody has signed that they show it.">no key binding</Chip>}
        </>
      }
    >
      {disclosures.length > 0 && <ClaimTable title="Shown" members={shown} at={at} explain={explainClaim} />}
      <ClaimTable title="Signed by the issuer" members={issued.claims} at={at} explain={explainClaim} />
      <ClaimTable
        title="Header"
        members={withoutCertificates(issued.header, chain)}
        at={at}
        explain={explainJoseHeader}
      />
      <Certificates chain={chain} at={at} />
      {binding && (
        <ClaimTable title="Signed by the holder" members={binding.claims} at={at} explain={explainClaim} />
      )}
    </TokenCard>
  );
}

/** Certificates that can be read are told by their names, and not in pages of base64. */
function withoutCertificates(header: JsonObject, chain: readonly string[]): JsonObject {
  if (chain.length === 0 || !chain.every((one) => certificateNames(one))) return header;
  const told = `${chain.length} certificate${chain.length === 1 ? '' : 's'}, as told below`;
  return { ...header, x5c: told };
}
