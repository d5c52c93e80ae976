import { isWithheld } from '../../exchange/cleaned.ts';
import { asText, asTexts } from '../../exchange/json.ts';
import { messagesOf, timeOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { offerIn } from '../../messages/openid4vci/credential-offer.ts';
import { proofsIn } from '../../messages/openid4vci/credential-request.ts';
import { issuerDescribedBy } from '../../messages/openid4vci/issuer-metadata.ts';
import { recordedSignature } from '../tokens/signature.ts';
import { fact } from '../fact.ts';

/** The name of the issuer, as its description says, or the offer; `undefined` where neither was seen. OpenID4VCI §12.2.1. */
const credentialIssuer = fact('credentialIssuer', ({ flow }) => credentialIssuerIn(flow));

/** What is wrong with a wallet’s proofs, by what was seen. OpenID4VCI, appendix F.1. */
export type ProofFault = {
  readonly message: Message;
  readonly about: 'nonce' | 'aud' | 'typ' | 'signature';
  readonly detail: string;
};

/** `undefined` where no proof was seen that can be read. */
export const proofFaults = fact('proofFaults', ({ flow, of }) => {
  const requests = messagesOf(flow, 'credential_request').filter(({ params }) => proofsIn(params).length > 0);
  if (requests.length === 0) return undefined;
  const issuer = of(credentialIssuer);
  return {
    requests,
    faults: requests.flatMap((message) => [...faultsOf(message, flow, issuer), ...forgedIn(message)]),
  };
});

/** The same of a flow by itself. */
export function credentialIssuerIn({ messages }: Pick<Flow, 'messages'>): string | undefined {
  const described = messages.find(({ kind }) => kind === 'credential_issuer_metadata');
  if (described) return asText(described.answer?.['credential_issuer']) ?? issuerDescribedBy(described.url);
  const offers = messages.map(({ kind, params, answer }) =>
    kind === 'credential_offer' ? offerIn(params) : kind === 'credential_offer_request' ? answer : undefined,
  );
  return offers.map((offer) => asText(offer?.['credential_issuer'])).find((issuer) => issuer !== undefined);
}

function faultsOf(message: Message, flow: Flow, issuer: string | undefined): readonly ProofFault[] {
  return proofsIn(message.params).flatMap((proof): ProofFault[] => {
    if (proof.type !== 'jws') return [];
    const { header, claims } = proof;
    const typ = asText(header['typ']);
    const audiences = asTexts([claims['aud']].flat()) ?? [];
    const given = noncesBefore(message, flow);
    const nonce = asText(claims['nonce']);
    const isOther = nonce !== undefined && !isWithheldAny(nonce, given) && !given.includes(nonce);
    return [
      ...(typ === 'openid4vci-proof+jwt' || typ === undefined
        ? []
        : [
            {
              message,
              about: 'typ',
              detail: `The proof’s typ is ${typ}; expected openid4vci-proof+jwt.`,
            } as const,
          ]),
      ...(issuer && audiences.length > 0 && !audiences.some((one) => isSame(one, issuer))
        ? [
            {
              message,
              about: 'aud',
              detail: `The proof’s aud is ${audiences[0]}; expected ${issuer}.`,
            } as const,
          ]
        : []),
      ...(given.length > 0 && isOther
        ? [
            {
              message,
              about: 'nonce',
              detail: 'The proof’s nonce is none that the issuer gave out here.',
            } as const,
          ]
        : []),
    ];
  });
}

/** Its header shows the key that is to have made it. */
function forgedIn(message: Message): readonly ProofFault[] {
  return recordedSignature(message.exchange, 'key_proof_signature') === 'wrong'
    ? [{ message, about: 'signature', detail: 'The proof was not signed by the key in its header.' }]
    : [];
}

/** Nonces that the issuer was seen to give: at its endpoint; by drafts with the token or a credential’s answer. */
export function noncesBefore(message: Message, { messages }: Pick<Flow, 'messages'>): readonly string[] {
  return messages.flatMap((one) =>
    timeOf(one) <= timeOf(message) && one.exchange.id !== message.exchange.id
      ? (asText(one.answer?.['c_nonce']) ?? [])
      : [],
  );
}

function isWithheldAny(nonce: string, given: readonly string[]): boolean {
  return isWithheld(nonce) !== given.every(isWithheld);
}

function isSame(a: string, b: string): boolean {
  return a.replace(/\/$/, '') === b.replace(/\/$/, '');
}
