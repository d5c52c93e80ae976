import type { SamlDocument } from '../../messages/saml2/document.ts';
import type { SamlSignature } from '../../messages/saml2/signature.ts';
import { compareNames, nearestOf, notCompared, type Comparison, type ValueAt } from '../comparison.ts';
import { validityOf, clockOfAnswer, type Validity } from '../validity.ts';
import type { DescribedEntity, SamlAnswer, SamlLogin } from './login.ts';

/** Which parts of an answer are signed, by their own signatures; whether those are right is not said. SAML Core §5.3, §5.4. */
export type SamlSigned = {
  readonly response: boolean;
  /** `none` where there is no assertion, `encrypted` where its signature would be inside. */
  readonly assertions: 'all' | 'some' | 'no' | 'none' | 'encrypted';
  /** `Signature` stands beside the message. Bindings §3.4.4.1, §3.5.4. */
  readonly beside: boolean;
};

/** Looks for the signatures of an answer. */
export function signedPartsOf({ document, message }: SamlAnswer): SamlSigned {
  return {
    response: document.signature !== undefined,
    assertions: document.encryptedAssertions > 0 ? 'encrypted' : signedAmong(document.assertions),
    beside: message.params['Signature'] !== undefined,
  };
}

/** The signatures in a message: its own, and those of its assertions. */
export function signaturesOf({ signature, assertions }: SamlDocument): readonly SamlSignature[] {
  return [signature, ...assertions.map((one) => one.signature)].filter((one) => one !== undefined);
}

function signedAmong(
  assertions: readonly { readonly signature: SamlSignature | undefined }[],
): 'all' | 'some' | 'no' | 'none' {
  if (assertions.length === 0) return 'none';
  if (assertions.every(({ signature }) => signature !== undefined)) return 'all';
  return assertions.some(({ signature }) => signature !== undefined) ? 'some' : 'no';
}

/**
 * The certificate that came with the signature, against those of the sender's metadata: base64 of DER. What the service provider itself has
 * on file is out of sight, so a difference is firm. SAML Metadata §2.4.1.1.
 */
export function certificateOf(answer: SamlAnswer, login: SamlLogin): Comparison {
  const { document, assertion, message } = answer;
  const used = [document.signature, assertion?.signature].flatMap((one) => one?.certificates ?? []);
  if (used.length === 0) return notCompared('absent');
  const known = senderOf(answer, login).flatMap(({ signingCertificates, message: at }) =>
    signingCertificates.map((value): ValueAt => ({
      value,
      name: 'KeyDescriptor/X509Certificate',
      message: at,
    })),
  );
  const pairs = known.flatMap((expected) =>
    used.map((value) => {
      const found = { value, name: 'Signature/X509Certificate', message };
      const compared = compareNames(expected, found, 'firm');
      return compared.verdict === 'differs' ? { ...compared, parts: ['other'] as const } : compared;
    }),
  );
  return nearestOf(pairs) ?? notCompared('not recorded');
}

/** Until when the sender's metadata may be used, against the service provider's clock. SAML Metadata §2.3.2. */
export function metadataValidityOf(answer: SamlAnswer, login: SamlLogin): Validity {
  const until = senderOf(answer, login).flatMap(({ validUntil, message }) =>
    validUntil.map((value) => ({ value, name: 'EntityDescriptor/@validUntil', message })),
  );
  return validityOf({ from: [], until }, clockOfAnswer(answer.message));
}

function senderOf({ document, assertion }: SamlAnswer, { entities }: SamlLogin): readonly DescribedEntity[] {
  const issuer = document.issuer ?? assertion?.issuer;
  return entities.filter(({ entityId }) => entityId === issuer);
}
