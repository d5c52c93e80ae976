import { hostOf } from '../../exchange/parameters.ts';
import { recordedSignature } from '../../facts/tokens/signature.ts';
import type { Facts } from '../../facts/facts.ts';
import { answersRead } from '../../facts/wallet/answers-read.ts';
import { presentationAsked, type PresentationAsked } from '../../facts/wallet/presentation.ts';
import { presentedCredentials, type Presented } from '../../facts/wallet/presented.ts';
import { sealedOtherwise } from '../../facts/wallet/sealed-answer.ts';
import type { Message } from '../../messages/message.ts';
import { messagesOf } from '../../flows/flow.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { withQuote } from '../said/from-words.ts';

/** The wallet did its part, and the verifier took none of it. OpenID4VP §8.2. */
export default cause({
  id: 'verifier-refuses-answer',
  owner: 'client',
  title: 'The verifier refuses what the wallet posted',
  signs:
    'The wallet’s POST to response_uri (direct_post) was answered with an error status. What was shown is held against the request: nonce, aud, sd_hash and digests, the type of a document, the time, the end of the issuer’s certificate; so is the answer as a whole: encryption, what was required, the transaction.',
  against: 'An error of the wallet’s own in what it posted; a verifier that was not reached at all.',
  fix: 'Read the verifier’s answer and its log at that time. What it must hold against each other are nonce and aud of the key binding with its own request, sd_hash with what was shown, and the issuer’s signature with the keys it trusts.',
  references: ['openid4vp#8.2', 'openid4vp#14.1'],
  example: 'POST response_uri with vp_token → 400 {"error": "invalid_request"}',
  confusedWith: ['known-error', 'unexplained', 'callback-failed'],
  folds: [
    'known-error',
    'unexplained',
    'callback-failed',
    'wallet-not-seen',
    'nonce-mismatch',
    'state-rejected',
    'id-token-refused',
  ],
  needs: [],
  inspect(facts) {
    const { flow, ending } = facts;
    const at = messagesOf(flow, 'presentation_response').findLast(
      ({ exchange, params }) => (exchange.status ?? 0) >= 400 && params['error'] === undefined,
    );
    if (!at || ending.failedAt?.exchange.id !== at.exchange.id) return undefined;
    const host = hostOf(at.exchange.url);
    const found = faultsIn(facts, at)[0];
    const status = at.exchange.status ?? 0;
    if (found)
      return { at, ...found, why: `${host} answered ${status} to what the wallet posted: ${found.why}` };
    const isServers = status >= 500;
    const why = isServers
      ? `${host} answered ${status} to what the wallet posted: the verifier itself failed while it read the answer.`
      : `${host} answered ${status} to what the wallet posted, and what can be seen of it fits the request.`;
    return {
      at,
      ...withQuote(facts, why),
      proof: at.error ? 'code' : 'status',
      confidence: at.error || isServers ? 'firm' : 'tentative',
      evidence: [at],
    };
  },
});

/** What is wrong with the answer as a whole, and then with each credential of it. */
function faultsIn({ of }: Facts, at: Message): readonly Fault[] {
  const isOfIt = ({ message }: { readonly message: Message }): boolean =>
    message.exchange.id === at.exchange.id;
  const asked = of(presentationAsked);
  const sealed = sealedOtherwise(at, asked);
  const { vp_answer: gap, transaction_data: signed } = of(answersRead).find(isOfIt)?.verdicts ?? {};
  const isUnsigned = signed === 'other' || signed === 'absent';
  const isPlain =
    asked?.params['response_mode']?.endsWith('.jwt') === true && at.params['vp_token'] !== undefined;
  return [
    ...(sealed ? [{ ...wallets, why: sealed, fix: sealing }] : []),
    ...(isPlain ? [{ ...wallets, why: 'it came in the clear, and response_mode asks for an encrypted one.', fix: sealing }] : []), // prettier-ignore
    ...(recordedSignature(at.exchange, 'issuer_signature') === 'wrong' ? [issuedOtherwise] : []),
    ...(gap && gap !== 'whole' ? [{ ...wallets, ...gapWords[gap] }] : []),
    ...(isUnsigned ? [unsignedTransaction] : []),
    ...(of(presentedCredentials)
      .find(isOfIt)
      ?.credentials.flatMap((one) => faultOf(one, isAskedToBind(asked, one))) ?? []),
    ...(recordedSignature(at.exchange, 'device_signature') === 'wrong' ? [signedOtherwise] : []),
  ];
}

const sealing =
  'Let the wallet encrypt for a key in jwks of the request’s client_metadata, by that key’s alg and one of encrypted_response_enc_values_supported (A128GCM where there are none), and write the key’s kid into the header.';

type Fault = Pick<CauseDraft, 'why' | 'fix' | 'owner' | 'proof' | 'confidence'>;

const wallets = { owner: 'authorization_server', proof: 'comparison', confidence: 'certain' } as const;

const gapWords: Readonly<
  Record<'incomplete' | 'unasked' | 'several' | 'claims', Pick<CauseDraft, 'why' | 'fix'>>
> = {
  incomplete: {
    why: 'a credential that the query requires is not in the answer.',
    fix: 'Let the wallet answer every query, or each required set of credential_sets by one whole option, or with an error where it cannot.',
  },
  unasked: {
    why: 'the answer has a credential for an id that the query does not have.',
    fix: 'Let the wallet use the ids of the query’s credentials as keys of vp_token.',
  },
  several: {
    why: 'the answer has several credentials where the query wants one.',
    fix: 'Let the wallet show one credential for a query without multiple.',
  },
  claims: {
    why: 'a credential in the answer lacks a claim that the query asks for.',
    fix: 'Let the wallet disclose every claim that the query names, or those of one of its claim_sets, and show no credential that lacks one.',
  },
};

const unsignedTransaction: Fault = {
  ...wallets,
  why: 'the holder’s signature does not have the hash of the request’s transaction_data.',
  fix: 'Let the wallet hash each text of transaction_data as it was received, by an algorithm of its transaction_data_hashes_alg (sha-256 where it has none), and sign it as transaction_data_hashes in the KB-JWT.',
};

const issuedOtherwise: Fault = {
  ...wallets,
  why: 'the credential’s signature was not made by the key of the certificate that came with it.',
  fix: 'Let the issuer put the certificate of the key that signs first into x5c (x5chain of a document), and let the wallet show the credential as it was issued, without a change.',
};

/** Wallets of older drafts and of ISO/IEC 18013-7 lay the session out in another way. OpenID4VP, appendix B.2.6.1. */
const signedOtherwise: Fault = {
  ...wallets,
  confidence: 'firm',
  why: 'the device’s signature is not over client_id, nonce and response_uri of this request, as OpenID4VP 1.0 lays them out for documents (OpenID4VPHandover).',
  fix: 'Let the wallet sign the session transcript of this very request by OpenID4VP 1.0: client_id with its prefix, nonce, null in place of a key’s thumbprint where the answer is not encrypted, and response_uri.',
};

function isAskedToBind(asked: PresentationAsked | undefined, { query }: Presented): boolean {
  return asked?.queries?.some(({ id, isUnbound }) => id === query && !isUnbound) ?? false;
}

function faultOf(one: Presented, isToBind: boolean): readonly Fault[] {
  const { nonce, audience, strays, sdHash, isBound, age } = one;
  if (nonce === 'other' || nonce === 'absent')
    return [{ ...wallets, why: 'the key binding holds another nonce than the request.', fix: 'Let the wallet sign the nonce of this very request; a presentation that was made before, or kept, cannot be shown again.' }]; // prettier-ignore
  if (audience === 'other' || audience === 'absent')
    return [{ ...wallets, why: 'the key binding is for another verifier: its aud is not the client_id of the request.', fix: 'Let the wallet sign the whole client_id as aud, with its prefix (x509_hash:, redirect_uri:, …).' }]; // prettier-ignore
  if (strays > 0 || sdHash === 'mismatch')
    return [{ ...wallets, why: 'what was shown is not what was signed: a digest does not fit.', fix: 'Make sd_hash over exactly what is sent, the last ~ included, and send each disclosure as the issuer wrote it.' }]; // prettier-ignore
  const ofCredential = credentialFaultOf(one);
  if (ofCredential) return [ofCredential];
  if (age !== undefined && Math.abs(age) > 300)
    return [{ ...wallets, confidence: 'firm', why: `the key binding’s iat is ${Math.abs(Math.round(age / 60))} minutes off.`, fix: 'Set the clock of the wallet’s device, or sign anew for each answer.' }]; // prettier-ignore
  const isGuess = !isToBind && ({ proof: 'status', confidence: 'tentative' } as const);
  return isBound ? [] : [{ ...wallets, ...isGuess, why: 'the credential came without a key binding.', fix: 'Let the wallet add a key binding (KB-JWT) that holds nonce and aud of the request.' }]; // prettier-ignore
}

/** What is wrong with what the issuer gave, whatever the wallet does with it. */
function credentialFaultOf({ validity, otherType, certificate }: Presented): Fault | undefined {
  if (otherType === 'asked')
    return { ...wallets, why: 'the document is of another type (docType) than the query asks for.', fix: 'Let the wallet choose by doctype_value of the query, and show nothing where it has no such document.' }; // prettier-ignore
  if (otherType === 'signed')
    return { ...wallets, why: 'the document’s docType is not the one that its issuer signed.', fix: 'Let the wallet write the docType of what the issuer signed (MobileSecurityObject) beside it.' }; // prettier-ignore
  if (validity === 'expired')
    return { ...wallets, confidence: 'firm', why: 'the credential had expired when it was shown.', fix: 'Let the wallet get a new one from the issuer, and offer none that has expired.' }; // prettier-ignore
  if (validity === 'early')
    return { ...wallets, confidence: 'firm', why: 'the credential was not valid yet when it was shown.', fix: 'Wait until it is valid, or let the issuer set the time from which it is; look at the clocks of both.' }; // prettier-ignore
  if (certificate === 'expired')
    return { ...wallets, confidence: 'firm', why: 'the issuer’s certificate had ended when the credential was shown.', fix: 'Let the issuer sign with a certificate that is good for longer than what it signs, and let the wallet get the credential anew.' }; // prettier-ignore
  return undefined;
}
