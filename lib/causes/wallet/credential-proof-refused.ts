import { asText } from '../../exchange/json.ts';
import { hostOf } from '../../exchange/parameters.ts';
import type { Facts } from '../../facts/facts.ts';
import { issuanceFaultSentences, type IssuanceFault } from '../../facts/wallet/issuance-fault-words.ts';
import { issuanceFaults } from '../../facts/wallet/issuance-faults.ts';
import { proofFaults } from '../../facts/wallet/proofs.ts';
import { messagesOf, timeOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { asksForFreshNonce, proofsIn } from '../../messages/openid4vci/credential-request.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { withQuote } from '../said/from-words.ts';

/** The wallet could not show that it has the key. OpenID4VCI §8.3.1.2, appendix F. */
export default cause({
  id: 'credential-proof-refused',
  owner: 'client',
  title: 'The issuer refuses the proof of the wallet’s key',
  signs:
    'The credential endpoint answered invalid_proof, or invalid_nonce and nothing followed. The proof is held against what the issuer gave and says of itself: its nonces, its name, the types, algorithms and attestations that it describes.',
  against: 'A wallet that got a new nonce and tried once more with success.',
  fix: 'Sign a proof with typ openid4vci-proof+jwt, aud = credential_issuer, iat of now and the issuer’s last c_nonce; after invalid_nonce ask for a new one and try once more.',
  references: ['openid4vci#8.3', 'openid4vci#F.1'],
  example: 'POST /credential → 400 {"error": "invalid_nonce"}, and no second try',
  confusedWith: ['known-error', 'resource-rejected'],
  folds: ['known-error', 'resource-rejected', 'unexplained'],
  needs: [],
  inspect(facts) {
    const { flow, ending } = facts;
    const at = messagesOf(flow, 'credential_request').at(-1);
    const code = at?.error?.code;
    if (!at || ending.failedAt?.exchange.id !== at.exchange.id) return undefined;
    if (code !== 'invalid_proof' && code !== 'invalid_nonce') return undefined;
    const host = hostOf(at.exchange.url);
    const fault = facts.of(proofFaults)?.faults.find(({ message }) => message === at);
    const isMissing =
      !at.params['proofs'] && !at.params['proof'] && at.exchange.requestBody?.text !== undefined;
    if (fault) return { at, why: `${host} answered ${code}. ${fault.detail}`, proof: 'comparison', confidence: 'certain', evidence: [at] }; // prettier-ignore
    const otherwise = code === 'invalid_proof' && !isMissing ? askedOtherwise(facts, at) : undefined;
    if (otherwise) return { at, why: `${host} answered invalid_proof. ${otherwise}`, proof: 'comparison', confidence: 'certain', evidence: [at] }; // prettier-ignore
    const told = isMissing
      ? { why: `${host} answered ${code}: the request holds no proof at all.`, evidence: [at] }
      : code === 'invalid_nonce'
        ? nonceRefused(at, flow)
        : {
            why: `${host} answered invalid_proof, and what can be seen of the proof fits: its signature, its key or its time is what is wrong.`,
            evidence: [at],
          };
    return {
      at,
      ...told,
      ...withQuote(facts, told.why),
      proof: 'code',
      confidence: isMissing || code === 'invalid_nonce' ? 'certain' : 'firm',
    };
  },
});

/** What an issuer calls a wrong proof, of what a wallet can do otherwise than it describes. */
const ofProofs: ReadonlySet<string> = new Set<IssuanceFault>([
  'wallet_proof_type_unknown',
  'wallet_several_proof_types',
  'wallet_proof_alg_unknown',
  'wallet_several_keys',
  'wallet_attestation_missing',
  'wallet_key_not_attested',
  'wallet_attestation_typed',
  'wallet_attestation_expired',
  'wallet_attestation_nonce',
  'wallet_attestations_several',
  'wallet_domain_other',
  'wallet_challenge_unknown',
  'wallet_nonce_missing',
  'wallet_iat_missing',
  'wallet_too_many_proofs',
]);

function askedOtherwise({ of }: Facts, at: Message): string | undefined {
  const said = of(issuanceFaults)?.find(({ message }) => message === at)?.faults;
  const fault = said?.find((one) => ofProofs.has(one));
  return fault && issuanceFaultSentences([fault]);
}

/** Of tries in a row: whether the wallet came again, and with which nonce. */
function nonceRefused(at: Message, flow: Flow): Pick<CauseDraft, 'why' | 'fix' | 'owner' | 'evidence'> {
  const host = hostOf(at.exchange.url);
  const before = messagesOf(flow, 'credential_request').findLast(
    (one) => timeOf(one) < timeOf(at) && asksForFreshNonce(one.answer),
  );
  if (!before)
    return {
      why: `${host} does not know the proof’s nonce any more, and the wallet did not try again with a new one${isGivenAfter(at, flow) ? ', though it had one' : ''}.`,
      evidence: [at],
    };
  const [first, again] = [nonceOf(before), nonceOf(at)];
  if (first !== undefined && first === again)
    return {
      why: `${host} does not know the proof’s nonce, and the wallet tried again with the same nonce.`,
      evidence: [before, at],
    };
  const given = flow.messages.find(
    (one) => timeOf(one) >= timeOf(before) && timeOf(one) <= timeOf(at) && one.answer?.['c_nonce'] === again,
  );
  return again !== undefined && given
    ? {
        why: `${host} refuses the nonce that the issuer had just given: who gives nonces and who checks them do not know the same ones.`,
        fix: 'Let the nonce endpoint and the credential endpoint share what they know of nonces, on every server behind them, and let a nonce live for minutes.',
        owner: 'resource_server',
        evidence: [given, at],
      }
    : { why: `${host} refused the wallet’s second nonce, too.`, evidence: [before, at] };
}

function isGivenAfter(at: Message, { messages }: Flow): boolean {
  return (
    asText(at.answer?.['c_nonce']) !== undefined ||
    messages.some((one) => timeOf(one) > timeOf(at) && asText(one.answer?.['c_nonce']) !== undefined)
  );
}

function nonceOf({ params }: Message): string | undefined {
  const [proof] = proofsIn(params);
  return proof?.type === 'jws' ? asText(proof.claims['nonce']) : undefined;
}
