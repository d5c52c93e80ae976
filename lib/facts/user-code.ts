import { isOwnPlaceholder } from '../exchange/cleaned.ts';
import { asText } from '../exchange/json.ts';
import type { Message } from '../messages/message.ts';
import { bareUserCode } from '../messages/oauth2/user-verification.ts';

/** Fewer codes than this can be tried one after the other. RFC 8628 §5.1, §6.1. */
const fewest = 1_000_000;

/**
 * Whether a device’s user code is one of so few that somebody can try them; `undefined` where there is none, or nothing is wrong with it. A
 * verdict recorded before redaction is believed.
 */
export function weakUserCodeIn({ answer, exchange }: Message): 'guessable' | undefined {
  const code = asText(answer?.['user_code']);
  if (code === undefined) return undefined;
  if (exchange.verdicts?.user_code) return exchange.verdicts.user_code;
  const bare = bareUserCode(code);
  if (bare === '' || isOwnPlaceholder(code) || /REDACTED/.test(bare)) return undefined;
  const [digits, letters] = [/\d/.test(bare), /[^\d]/.test(bare)];
  const alphabet = (digits ? 10 : 0) + (letters ? 26 : 0);
  return alphabet ** bare.length < fewest ? 'guessable' : undefined;
}
