import { isCleaned } from '../../exchange/cleaned.ts';
import { hostOf } from '../../exchange/parameters.ts';
import { issuanceFaultSentences } from '../../facts/wallet/issuance-fault-words.ts';
import { issuanceFaults } from '../../facts/wallet/issuance-faults.ts';
import { messagesOf, timeOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { deliveredCredentials } from '../../messages/openid4vci/credential-request.ts';
import { cause } from '../cause.ts';

/** The issuer does not take the request for its form, or no longer knows what it is about. OpenID4VCI §8.3.1.2, §9.3. */
export default cause({
  id: 'credential-request-refused',
  owner: 'client',
  title: 'The wallet asks for its credential in a way that the issuer does not take',
  signs:
    'The credential endpoint answered invalid_encryption_parameters or invalid_credential_request, and the request is held against the issuer’s description (encryption, proofs, batch). Or the deferred endpoint answered invalid_transaction_id, and the id is held against those that the issuer gave.',
  against: 'A credential that is named wrongly; a proof that is refused; a description that was not seen.',
  fix: 'Build the request by the issuer’s description: credential_response_encryption and credential_request_encryption where encryption_required is true, proofs where proof_types_supported is there, no more of them than batch_size.',
  references: ['openid4vci#8.3', 'openid4vci#12.2', 'openid4vci#9'],
  example:
    'credential_response_encryption.encryption_required is true, POST /credential without it → 400 invalid_encryption_parameters',
  confusedWith: ['credential-named-wrongly', 'credential-proof-refused', 'known-error'],
  folds: ['known-error', 'resource-rejected', 'unexplained'],
  needs: [],
  inspect({ flow, ending, of }) {
    const at = flow.messages.findLast(
      ({ kind }) => kind === 'credential_request' || kind === 'deferred_credential_request',
    );
    const code = at?.error?.code ?? '';
    if (!at || ending.failedAt?.exchange.id !== at.exchange.id) return undefined;
    const host = hostOf(at.exchange.url);
    if (code === 'invalid_transaction_id') {
      const lost = lostTransaction(at, flow);
      return lost && { at, ...lost, why: `${host} answered ${code}: ${lost.why}`, proof: 'comparison', confidence: 'certain' }; // prettier-ignore
    }
    if (!codes.has(code)) return undefined;
    const said = of(issuanceFaults)?.find(({ message }) => message === at)?.faults ?? [];
    const isEncryption = code === 'invalid_encryption_parameters';
    const first = said.find((one) => (isEncryption ? ofEncryption.has(one) : one.startsWith('wallet_')));
    if (!first) return undefined;
    return {
      at,
      why: `${host} answered ${code}. ${issuanceFaultSentences([first])}`,
      proof: 'comparison',
      confidence: code === 'invalid_request' ? 'firm' : 'certain',
      evidence: [at],
    };
  },
});

const codes: ReadonlySet<string> = new Set([
  'invalid_encryption_parameters',
  'invalid_credential_request',
  'invalid_request',
]);

const ofEncryption: ReadonlySet<string> = new Set([
  'wallet_response_key_missing',
  'wallet_request_not_encrypted',
  'wallet_enc_unknown',
]);

/** It was good for one credential, or is none that the issuer gave. */
function lostTransaction(
  at: Message,
  flow: Flow,
): { readonly why: string; readonly fix: string; readonly evidence: readonly Message[] } | undefined {
  const asked = at.params['transaction_id'];
  const before = flow.messages.filter((one) => one !== at && timeOf(one) <= timeOf(at));
  const given = before.filter(({ answer }) => answer?.['transaction_id'] !== undefined);
  const got = messagesOf({ messages: before }, 'deferred_credential_request').find(
    (one) => one.params['transaction_id'] === asked && deliveredCredentials(one).length > 0,
  );
  if (asked === undefined || isCleaned(asked)) return undefined;
  if (got)
    return {
      why: 'its credential had been fetched by this transaction_id already.',
      fix: 'Let the wallet stop asking once it has the credential: a transaction_id is good for one.',
      evidence: [got, at],
    };
  return given.length > 0 && given.every(({ answer }) => isOther(answer?.['transaction_id'], asked))
    ? {
        why: 'the wallet’s transaction_id is none that the issuer gave here.',
        fix: 'Let the wallet send the transaction_id of the last answer, unchanged.',
        evidence: [...given.slice(-1), at],
      }
    : undefined;
}

/** What somebody’s cleaner took out may be any. */
function isOther(given: unknown, asked: string): boolean {
  return given !== asked && !(typeof given === 'string' && isCleaned(given));
}
