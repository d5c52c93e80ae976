import type { Message } from '../messages/message.ts';
import { statusListNamedIn, statusListsNamedIn } from '../messages/oauth2/token-status-list.ts';
import { deliveredJwt, deliveredTokens } from '../messages/delivered-tokens.ts';

/**
 * The addresses at which the issuers of the tokens and credentials that a message delivered tell whether they still count.
 * draft-ietf-oauth-status-list §6.2; OpenID4VP §8.1 for `vp_token`.
 */
export function statusListsOf(message: Message): readonly string[] {
  const { vp_token: presentation } = message.params;
  const tokens = Object.entries(deliveredTokens(message)).flatMap(([name, token]) => {
    const isOne = (name === 'id_token' || name === 'access_token') && isBare.test(token);
    return isOne ? statusListNamedIn(deliveredJwt(message, name)) : statusListsNamedIn([token]);
  });
  return presentation === undefined ? tokens : [...tokens, ...statusListsNamedIn([presentation])];
}

/** One JWT or none: no disclosures follow it. */
const isBare = /^[\w.-]+$/;
