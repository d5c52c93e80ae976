import { gaveTokens } from '../../flows/infer.ts';
import { messagesOf, timeOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { preAuthorizedGrant } from '../../messages/openid4vci/grant-type.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'The code of an offer works twice',
  why: 'Whoever sees the offer after you, in a mail or over your shoulder, gets the credential as well.',
  fix: 'Let a pre-authorized code be redeemed once, and for a short time.',
  references: ['openid4vci#4.1.1'],
  examples: {
    fires: 'The same pre-authorized_code redeemed twice, both times with 200',
    passes: 'The second time answered with invalid_grant',
  },
};

/** It gave tokens once more. */
export default rule({
  id: 'vci-code-reused',
  severity: 'high',
  owner: 'authorization_server',
  needs: ['tokenRequests'],
  inspect({ flow, tokenRequests }) {
    const own = tokenRequests.filter(isRedemption);
    if (own.length === 0) return 'not applicable';
    for (const message of own.filter(gave)) {
      const code = message.params['pre-authorized_code'] ?? '';
      const earlier = (flow.earlier?.('pre_authorized_code', code) ?? []).flatMap((other) =>
        messagesOf(other, 'token_request'),
      );
      const before = [...own, ...earlier].find(
        (other) =>
          other.exchange.id !== message.exchange.id &&
          timeOf(other) < timeOf(message) &&
          other.params['pre-authorized_code'] === code &&
          gave(other) &&
          other.answer?.['access_token'] !== message.answer?.['access_token'],
      );
      if (before)
        return {
          confidence: 'certain',
          detail: 'The pre-authorized code had given a token before, and gave another one now.',
          evidence: [message],
        };
    }
    return undefined;
  },
});

function isRedemption({ params }: Message): boolean {
  return params['grant_type'] === preAuthorizedGrant && params['pre-authorized_code'] !== undefined;
}

function gave(message: Message): boolean {
  return message.answer !== undefined && gaveTokens(message);
}
