import type { IssuerSignature } from '../../lib/vocabulary/issuer-signature.ts';
import { issuerSignatureWords } from '../../lib/telling/issuer-signature.ts';
import { Chip } from '../controls/Chip.tsx';

/** Whether the key of the certificate that came with a credential made its signature, or why that was not checked. */
export function IssuerSignatureChip({ signature }: { signature: IssuerSignature }) {
  const { label, sentence } = issuerSignatureWords[signature];
  if (signature === 'fits')
    return (
      <Chip tone="good" icon="check" title={sentence}>
        {label}
      </Chip>
    );
  if (signature === 'differs')
    return (
      <Chip tone="bad" icon="warn" title={sentence}>
        {label}
      </Chip>
    );
  return <Chip title={sentence}>{label}</Chip>;
}
