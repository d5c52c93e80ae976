import { readCertificate, modulusBits } from '../../exchange/certificate.ts';
import type { Message } from '../../messages/message.ts';
import { samlEntitiesIn, type SamlEntity } from '../../messages/saml2/entity.ts';
import type { SamlSignature } from '../../messages/saml2/signature.ts';
import { clockOfAnswer } from '../validity.ts';

/** RSA keys below it are no longer taken for safe. NIST SP 800-131A rev. 2 §3. */
const enough = 2048;

/** True when a signature brings along an RSA key of fewer than 2048 bits. Redaction takes the key: then the verdict counts. */
export function hasShortKey(signatures: readonly (SamlSignature | undefined)[], at: Message): boolean {
  if (at.exchange.verdicts?.certificate === 'short') return true;
  const lengths = signatures.flatMap((one) => [
    ...(one?.certificates ?? []).map((certificate) => readCertificate(certificate)?.rsaBits),
    ...(one?.moduli ?? []).map(modulusBits),
  ]);
  return lengths.some((bits) => bits !== undefined && bits < enough);
}

/** True when none of the certificates with which an identity provider signs is valid at its own clock any more. */
export function isCertificateExpired(
  { signingCertificates }: Pick<SamlEntity, 'signingCertificates'>,
  at: Message,
): boolean {
  if (at.exchange.verdicts?.certificate === 'expired') return true;
  const clock = clockOfAnswer(at);
  const ends = signingCertificates.flatMap((one) => readCertificate(one)?.notAfter ?? []);
  return clock !== undefined && ends.length > 0 && ends.every((end) => end < clock.time);
}

/** For a trace: whether the certificates of the one entity that a document describes have ended. */
export function hasExpiredCertificate(metadata: Message): boolean {
  const [entity, ...others] = samlEntitiesIn(metadata.exchange.responseBody?.text);
  return entity !== undefined && others.length === 0 && isCertificateExpired(entity, metadata);
}
