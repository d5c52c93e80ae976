import { decodeJwt } from '../../exchange/jwt.ts';
import { presentationAsked, type PresentationAsked } from '../../facts/wallet/presentation.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'The verifier’s name is not proven',
  why: 'The name of the verifier says how it is proven: by a signature, or not at all. A wallet that takes a name without its proof shows you somebody whom nobody has checked.',
  fix: 'Sign requests whose client_id begins with x509_…, decentralized_identifier, verifier_attestation or openid_federation; with redirect_uri leave them unsigned.',
  references: ['openid4vp#5.9.3'],
  examples: {
    fires: 'client_id=x509_san_dns:verifier.example with dcql_query in the address and no request object',
    passes: 'The same with request_uri, or client_id=redirect_uri:https://… unsigned',
  },
};

const signed = /^(?:x509_san_dns|x509_hash|decentralized_identifier|verifier_attestation|openid_federation):/;

/** The prefix asks for a signature and there is none, or the other way round. */
export default rule({
  id: 'vp-request-unsigned',
  severity: 'medium',
  owner: 'client',
  needs: [presentationAsked],
  inspect({ of }) {
    const asked = of(presentationAsked);
    const client = asked.params['client_id'];
    if (!asked.isRead || client === undefined) return 'not applicable';
    const isSigned = hasSignature(asked);
    if (isSigned === undefined) return 'not applicable';
    const prefix = /^[\w-]+:/.exec(client)?.[0] ?? '';
    if (signed.test(client) && !isSigned)
      return { ...found(asked), detail: `client_id begins with ${prefix}, and the request is not signed.` };
    if (client.startsWith('redirect_uri:') && isSigned)
      return {
        ...found(asked),
        detail: `client_id begins with ${prefix}, which cannot be signed, and the request is.`,
      };
    return undefined;
  },
});

function found({ message }: PresentationAsked) {
  return { confidence: 'certain' as const, evidence: [message] };
}

/** `undefined` where the object was not seen. */
function hasSignature({ message, outer }: PresentationAsked): boolean | undefined {
  if (message.kind === 'presentation_request_object') {
    const object = decodeJwt(message.exchange.responseBody?.text?.trim());
    return object?.type === 'jws' ? object.header['alg'] !== 'none' : undefined;
  }
  const inside = decodeJwt(outer?.['request']);
  if (inside) return inside.type === 'jws' ? inside.header['alg'] !== 'none' : undefined;
  // What a page hands to the browser may be signed in another form.
  if (outer?.['request'] !== undefined || outer?.['request_uri'] !== undefined) return undefined;
  return outer?.['protocol'] === undefined ? false : undefined;
}
