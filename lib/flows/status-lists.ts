import type { Message } from '../messages/message.ts';
import { statusListsNamedIn } from '../messages/oauth2/token-status-list.ts';
import { deliveredTokens } from '../messages/delivered-tokens.ts';

/**
 * The addresses at which the issuers of the tokens and credentials that a message delivered tell whether they still count.
 * draft-ietf-oauth-status-list §6.2; OpenID4VP §8.1 for `vp_token`.
 */
export function statusListsOf(message: Message): readonly string[] {
  const { vp_token: presentation } = message.params;
  const tokens = Object.values(deliveredTokens(message));
  return statusListsNamedIn(presentation === undefined ? tokens : [...tokens, presentation]);
}
