import type { Flow } from './flow.ts';
import type { Message } from '../messages/message.ts';

/** One code in two token requests: one was accepted, the other refused. The refused one may have begun first. */
export type CodeSentTwice = { readonly accepted: Message; readonly refused: Message };

/** In whichever order, to the provider or to the app’s own backend; `undefined` where each code was sent once. */
export function codeSentTwice({ messages }: Pick<Flow, 'messages'>): CodeSentTwice | undefined {
  const sent = messages.filter(
    ({ kind, params }) => kind === 'token_request' && params['code'] !== undefined,
  );
  for (const refused of sent) {
    if ((refused.exchange.status ?? 0) < 400 && refused.answer?.['error'] === undefined) continue;
    const accepted = sent.find(
      (one) => one !== refused && one.params['code'] === refused.params['code'] && isAccepted(one),
    );
    if (accepted) return { accepted, refused };
  }
  return undefined;
}

function isAccepted({ exchange: { status = 0 }, answer }: Message): boolean {
  return status >= 200 && status < 300 && answer?.['error'] === undefined;
}

/** Both were under way at the same time: the page sent them, not somebody who came back to an old code. */
export function areAtOnce({ accepted, refused }: CodeSentTwice): boolean {
  const [first, second] = [accepted.exchange, refused.exchange].toSorted((a, b) => a.startedAt - b.startedAt);
  return (
    second!.startedAt - first!.startedAt <= 500 &&
    second!.startedAt <= first!.startedAt + (first!.duration ?? 0)
  );
}

/** Both were under way at once, and no token of the accepted one was shown to anybody who took it. */
export function isForNothing({ messages }: Pick<Flow, 'messages'>, twice: CodeSentTwice): boolean {
  return areAtOnce(twice) && !messages.some(isTokenTaken);
}

/** Somebody was shown a token, and did not refuse it. A server takes back what a code gave when it comes a second time. RFC 6749 §4.1.2. */
function isTokenTaken({ token, exchange: { status = 0 } }: Message): boolean {
  return token !== undefined && status !== 401;
}
