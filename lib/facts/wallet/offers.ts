import { grantsOfOffer, offerIn } from '../../messages/openid4vci/credential-offer.ts';
import { fact } from '../fact.ts';

/** The offers of a flow that let the wallet in with a code; `undefined` where there is none that can be read. */
export const preAuthorizedOffers = fact('preAuthorizedOffers', ({ flow }) => {
  const found = flow.messages.flatMap((message) => {
    const offer = message.kind === 'credential_offer' ? offerIn(message.params) : message.answer;
    if (message.kind !== 'credential_offer' && message.kind !== 'credential_offer_request') return [];
    const { preAuthorized } = grantsOfOffer(offer);
    return preAuthorized ? [{ message, hasCode: preAuthorized['tx_code'] !== undefined }] : [];
  });
  return found.length > 0 ? found : undefined;
});
