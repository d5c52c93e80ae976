import { isWithheld } from '../../exchange/cleaned.ts';
import { asText } from '../../exchange/json.ts';
import { bodyParameters, parameter } from '../../exchange/parameters.ts';
import { seen } from '../../facts/seen.ts';
import type { Message } from '../../messages/message.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'The wallet’s own nonce is not in the request',
  why: 'The wallet sent a fresh value with its question for the request, and a request that does not repeat it may be an old one that somebody kept. Wallets must refuse it.',
  fix: 'Put the wallet_nonce of the wallet’s POST into the request object before it is signed, unchanged.',
  references: ['openid4vp#5.10'],
  examples: {
    fires: 'POST request_uri with wallet_nonce=qPmx…, and a request object without wallet_nonce',
    passes: '"wallet_nonce": "qPmx…" in the object; a POST without wallet_nonce',
  },
};

/** What proves that the request was made for this wallet is not there. */
export default remark({
  id: 'vp-wallet-nonce-missing',
  severity: 'info',
  owner: 'client',
  needs: [seen.presentation_request_object],
  inspect({ of }) {
    const asked = of(seen.presentation_request_object).filter(
      (message) => message.answer !== undefined && nonceSentWith(message) !== undefined,
    );
    if (asked.length === 0) return 'not applicable';
    const wrong = asked.find((message) => !isRepeated(message));
    return (
      wrong && {
        confidence: 'certain',
        detail:
          wrong.answer?.['wallet_nonce'] === undefined
            ? 'The wallet sent a wallet_nonce, and the request object has none; expected the same.'
            : 'The wallet sent a wallet_nonce, and the request object has another; expected the same.',
        evidence: [wrong],
      }
    );
  },
});

function nonceSentWith({ exchange }: Message): string | undefined {
  return exchange.method === 'POST'
    ? parameter(bodyParameters(exchange.requestBody), 'wallet_nonce')
    : undefined;
}

function isRepeated(message: Message): boolean {
  const sent = nonceSentWith(message) ?? '';
  const own = asText(message.answer?.['wallet_nonce']);
  return own === sent || (own !== undefined && (isWithheld(own) || isWithheld(sent)));
}
