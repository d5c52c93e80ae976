import { isCleaned } from '../../exchange/cleaned.ts';
import { asNumber, asText } from '../../exchange/json.ts';
import { seen } from '../../facts/seen.ts';
import { messagesOf, timeOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { bareUserCode } from '../../messages/oauth2/user-verification.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'One user code for two devices',
  why: 'The person types the code of their own device and may let in another one that waits with the same.',
  fix: 'Give every device a code that no other one waits with, and let each work once.',
  references: ['rfc10027#6.1.3', 'rfc10027#6.1.4', 'rfc8628#3.2'],
  examples: {
    fires: 'Two device_codes within ten minutes with the user_code WDJB-MJHT',
    passes: 'Two device_codes, each with a user_code of its own',
  },
};

/** Two devices wait with the same code. */
export default rule({
  id: 'user-code-reused',
  severity: 'medium',
  owner: 'authorization_server',
  needs: [seen.device_authorization_request],
  inspect({ of, flow }) {
    const own = of(seen.device_authorization_request).filter(isAnswered);
    if (own.length === 0) return 'not applicable';
    for (const message of own) {
      const earlier = (flow.earlier?.('user_code', codeOf(message)) ?? []).flatMap((other) =>
        messagesOf(other, 'device_authorization_request').filter(isAnswered),
      );
      const before = [...own, ...earlier].find((other) => waitsStill(other, message));
      if (before)
        return {
          confidence: 'certain',
          detail: 'The user code was given to another device before, which was still waiting with it.',
          evidence: [message],
        };
    }
    return undefined;
  },
});

function isAnswered({ answer }: Message): boolean {
  const code = asText(answer?.['user_code']) ?? '';
  return code !== '' && !isCleaned(code) && asText(answer?.['device_code']) !== undefined;
}

function codeOf({ answer }: Message): string {
  return bareUserCode(asText(answer?.['user_code']) ?? '');
}

/** RFC 8628 §3.2: a code may come again when the one before has ended. */
function waitsStill(before: Message, message: Message): boolean {
  if (before.answer?.['device_code'] === message.answer?.['device_code']) return false;
  const since = timeOf(message) - timeOf(before);
  const lifetime = asNumber(before.answer?.['expires_in']) ?? 0;
  return codeOf(before) === codeOf(message) && since >= 0 && since < lifetime * 1000;
}
