import { certificateKey } from '../../exchange/certificate-key.ts';
import type { Uncheckable } from '../../vocabulary/issuer-signature.ts';

/** What keeps an issuer’s signature from being checked, by the first certificate that came with it. */
export function uncheckableBy(certificate: string | undefined): Uncheckable | undefined {
  if (certificate === undefined) return 'no_certificate';
  return certificateKey(certificate) ? undefined : 'unusable_key';
}
