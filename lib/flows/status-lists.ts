import { decodeJwt } from '../exchange/jwt.ts';
import type { Message } from '../messages/message.ts';
import { statusListsNamedIn } from '../messages/oauth2/token-status-list.ts';
import { deliveredJwt, deliveredTokens } from '../messages/delivered-tokens.ts';

/**
 * The addresses at which the issuers of the tokens and credentials that a message delivered tell whether they still count.
 * draft-ietf-oauth-status-list §6.2; OpenID4VP §8.1 for `vp_token`.
 */
export function statusListsOf(message: Message): readonly string[] {
  const { vp_token: presentation } = message.params;
  return [
    ...Object.entries(deliveredTokens(message)).flatMap(([name, token]) =>
      statusListsNamedIn([token], (one) => (one === token ? deliveredJwt(message, name) : decodeJwt(one))),
    ),
    ...(presentation === undefined ? [] : statusListsNamedIn([presentation])),
  ];
}
