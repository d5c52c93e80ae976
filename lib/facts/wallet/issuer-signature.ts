import { certificateKey } from '../../exchange/certificate-key.ts';
import { isWithheld } from '../../exchange/cleaned.ts';
import { coseText } from '../../exchange/cose.ts';
import { asText, asTexts } from '../../exchange/json.ts';
import { readMdocs, type Mdoc } from '../../exchange/mdoc.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import { deliveredCredentials } from '../../messages/openid4vci/credential-request.ts';
import type { Message } from '../../messages/message.ts';
import { recordedSignature, type Signature } from '../tokens/signature.ts';
import type { IssuerSignature, Uncheckable } from '../../vocabulary/issuer-signature.ts';
import { presentationsIn } from './presentations.ts';
import { readSdJwt, type SdJwt } from './sd-jwt.ts';

/** How a credential’s signature stands to its certificate, by what its message was found to say. A verdict stands for one credential: of several in one message none has any. */
export function issuerSignatureOf(
  exchange: Pick<Message['exchange'], 'verdicts'>,
  uncheckable: Uncheckable | undefined,
  isAlone: boolean,
): IssuerSignature {
  const verdict = recordedSignature(exchange, 'issuer_signature');
  if (verdict) return verdict === 'verified' ? 'fits' : 'differs';
  return uncheckable ?? (isAlone ? 'not_checked' : 'several');
}

/** The signatures of issuers, each with the key of the certificate that came with it. RFC 7515 §4.1.6; RFC 9360 §2. */
export function issuerSignaturesOf(flow: Pick<Flow, 'messages'>): readonly Signature[] {
  return [
    ...messagesOf(flow, 'presentation_response').filter(({ carrier }) => carrier === 'request'),
    ...messagesOf(flow, 'credential_request'),
    ...messagesOf(flow, 'deferred_credential_request'),
  ].flatMap((message) => {
    const [only, ...others] = credentialsIn(message).flatMap(signedIn);
    if (!only || others.length > 0 || typeof only === 'string') return [];
    return [{ exchange: message.exchange, name: 'issuer_signature' as const, ...only }];
  });
}

function credentialsIn(message: Message): readonly string[] {
  if (message.kind === 'presentation_response')
    return presentationsIn(message.params['vp_token']).map(([, text]) => text);
  return deliveredCredentials(message).flatMap((one) => asText(one) ?? []);
}

type Signed = Pick<Signature, 'token' | 'keys'>;

/** Each credential of a text, those that cannot be checked among them. */
function signedIn(text: string): readonly (Signed | Uncheckable)[] {
  const sdJwt = readSdJwt(text);
  if (sdJwt) return [ofSdJwt(text, sdJwt)];
  return readMdocs(text).map(ofMdoc);
}

function ofSdJwt(text: string, { issued }: SdJwt): Signed | Uncheckable {
  const [token = ''] = text.split('~', 1);
  const key = certificateKey(asTexts(issued.header['x5c'])?.[0] ?? '');
  return key && !isWithheld(token) ? { token, keys: [key] } : 'unusable_key';
}

function ofMdoc({ issuerAuth, certificates }: Mdoc): Signed | Uncheckable {
  const key = certificateKey(certificates[0] ?? '');
  const token = issuerAuth && coseText(issuerAuth.sign1, issuerAuth.payload);
  return key && token !== undefined ? { token, keys: [key] } : 'unusable_key';
}
