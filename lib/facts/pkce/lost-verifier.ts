import { isUnset } from '../../exchange/unset.ts';
import { fact } from '../fact.ts';
import type { Message } from '../../messages/message.ts';

/** The token request of a login with a challenge whose verifier is the text of a missing value. RFC 7636 §4.5. */
export type LostVerifier = { readonly at: Message; readonly sent: string };

/**
 * The refused token request whose `code_verifier` is what programs write for nothing: `null`, `undefined`, an empty text. `undefined` where
 * a verifier was sent, whatever it is worth, and where no challenge was.
 */
export const lostVerifier = fact(
  'lostVerifier',
  ({ redemptions = [], authorizationRequest }): LostVerifier | undefined => {
    if (!authorizationRequest?.params['code_challenge']) return undefined;
    const at = redemptions.findLast(
      ({ params, exchange }) =>
        params['code_verifier'] !== undefined &&
        (params['code_verifier'] === '' || isUnset(params['code_verifier'])) &&
        (exchange.status ?? 0) >= 400,
    );
    return at && at.error !== undefined ? { at, sent: at.params['code_verifier'] ?? '' } : undefined;
  },
);
