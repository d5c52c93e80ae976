import { hostOf } from '../../exchange/parameters.ts';
import { grantsOfOffer, offerIn } from '../../messages/openid4vci/credential-offer.ts';
import { preAuthorizedGrant } from '../../messages/openid4vci/grant-type.ts';
import type { Message } from '../../messages/message.ts';
import { cause } from '../cause.ts';
import { withQuote } from '../said/from-words.ts';

/** The code of the offer alone did not do. OpenID4VCI §6.3. */
export default cause({
  id: 'tx-code-refused',
  owner: 'client',
  title: 'The code of the offer is not taken',
  signs:
    'A token request with a pre-authorized code was answered invalid_grant, or invalid_request where the offer asks for a tx_code and none was sent.',
  against: 'A token request of another grant.',
  fix: 'Type the code that came by mail or message once more, for this very offer; after several wrong ones, or where the offer is old, begin anew with the issuer.',
  references: ['openid4vci#6.3', 'openid4vci#4.1.1'],
  example: 'POST /token with pre-authorized_code and tx_code=0000 → 400 invalid_grant',
  confusedWith: ['invalid-grant', 'code-expired'],
  folds: ['invalid-grant', 'known-error', 'unexplained', 'code-expired'],
  needs: ['tokenRequests'],
  inspect(facts) {
    const { ending, tokenRequests, flow } = facts;
    const at = tokenRequests.findLast(({ params }) => params['grant_type'] === preAuthorizedGrant);
    const code = at?.error?.code;
    if (!at || ending.failedAt?.exchange.id !== at.exchange.id) return undefined;
    if (code !== 'invalid_grant' && code !== 'invalid_request') return undefined;
    const asks = flow.messages.some(asksForCode);
    const sent = at.params['tx_code'] !== undefined;
    const earlier = tokenRequests.some((one) => one !== at && !one.error && one.answer?.['access_token']);
    if (code === 'invalid_request' && (!asks || sent)) return undefined;
    const host = hostOf(at.exchange.url);
    if (asks && !sent)
      return { at, owner: 'client', why: `The offer asks for a second code (tx_code), and the wallet sent none; ${host} answered ${code}.`, fix: 'Let the wallet ask the person for the code, as the offer’s tx_code says, and send it along.', proof: 'comparison', confidence: 'certain', evidence: [at] }; // prettier-ignore
    const why = earlier
      ? `${host} answered invalid_grant: the offer’s code had been changed for a token already.`
      : sent
        ? `${host} answered invalid_grant: the code that was typed (tx_code) is wrong, or the offer has expired or was used.`
        : `${host} answered invalid_grant: the offer has expired or was used before.`;
    return {
      at,
      ...withQuote(facts, why),
      proof: 'code',
      confidence: earlier ? 'certain' : 'firm',
      evidence: [at],
    };
  },
});

function asksForCode({ kind, params, answer }: Message): boolean {
  const offer = kind === 'credential_offer' ? offerIn(params) : kind === 'credential_offer_request' ? answer : undefined; // prettier-ignore
  return grantsOfOffer(offer).preAuthorized?.['tx_code'] !== undefined;
}
