import { sha256 } from '@noble/hashes/sha2.js';
import { isWithheld } from '../../exchange/cleaned.ts';
import { coseText, encodeCbor, encodeEmbedded } from '../../exchange/cose.ts';
import { readMdocs, type Mdoc } from '../../exchange/mdoc.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import type { Signature } from '../tokens/signature.ts';
import { askedIn, type PresentationAsked } from './presentation.ts';
import { presentationsIn } from './presentations.ts';

/**
 * The signatures by which devices show documents, each with the key that the issuer signed, over the session as OpenID4VP 1.0 lays it out
 * for answers in the clear that are posted or redirected. Of several in one message none: a verdict stands for one. Appendix B.2.6.1;
 * ISO/IEC 18013-5 §9.1.3.4.
 */
export function deviceSignaturesOf(flow: Pick<Flow, 'messages'>): readonly Signature[] {
  const answers = messagesOf(flow, 'presentation_response');
  const asked = answers.length > 0 ? askedIn(flow) : undefined;
  const session = asked && sessionOf(asked);
  if (!session) return [];
  return answers.flatMap(({ exchange, params, carrier }) => {
    if (carrier !== 'request') return [];
    const all = presentationsIn(params['vp_token']).flatMap(([, text]) => readMdocs(text));
    const [only, ...others] = all.flatMap((mdoc) => signedBy(mdoc, session) ?? []);
    if (!only || others.length > 0 || all.length > 1) return [];
    return [{ exchange, name: 'device_signature' as const, ...only }];
  });
}

type Session = readonly [null, null, readonly [string, Uint8Array]];

/** What the device signs of the request; `undefined` where a part of it was not seen, or the browser’s own API was asked. */
function sessionOf({ params }: PresentationAsked): Session | undefined {
  const { client_id: client, nonce, protocol } = params;
  const address = params['response_uri'] ?? params['redirect_uri'];
  if (!client || !nonce || !address || protocol !== undefined) return undefined;
  if ([client, nonce, address].some((value) => isWithheld(value))) return undefined;
  return [null, null, ['OpenID4VPHandover', sha256(encodeCbor([client, nonce, null, address]))]];
}

function signedBy(
  { docType, deviceKey, deviceSigned }: Mdoc,
  [engagement, readerKey, handover]: Session,
): Pick<Signature, 'token' | 'keys'> | undefined {
  if (!deviceSigned || !deviceKey || docType === undefined) return undefined;
  const { nameSpaces, sign1 } = deviceSigned;
  const authentication = [
    'DeviceAuthentication',
    [engagement, readerKey, [...handover]],
    docType,
    encodeEmbedded(nameSpaces),
  ];
  const token = coseText(sign1, encodeCbor(encodeEmbedded(encodeCbor(authentication))));
  return token === undefined ? undefined : { token, keys: [deviceKey] };
}
