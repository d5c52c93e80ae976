import { isFromOwnPage } from '../../exchange/came-from.ts';
import { timeOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { answersIn, type SamlAnswer, type SamlLogin } from './login.ts';

/**
 * The same response, or the same assertion, was delivered before: a form sent twice, a page loaded again, or somebody's copy. A receiver
 * takes an assertion once. SAML Profiles §4.1.4.5.
 */
export type SamlRepetition = {
  readonly what: 'response' | 'assertion';
  readonly id: string;
  /** The first delivery. */
  readonly first: Message;
  /** Milliseconds between them. */
  readonly after: number;
};

/** `undefined` for what is delivered for the first time, as far as was recorded, and for what the receiver’s own page hands back to it. Hops of one delivery are one. */
export function repetitionOf(answer: SamlAnswer, { flow }: SamlLogin): SamlRepetition | undefined {
  const { document, message } = answer;
  if (isFromOwnPage(message.exchange)) return undefined;
  const ids = [document.id, ...document.assertions.map(({ id }) => id)].flatMap((id) => id ?? []);
  for (const id of ids) {
    const flows = [flow, ...(flow.earlier?.('saml_answer', id) ?? [])];
    const deliveries = flows.flatMap(answersIn).filter((other) => {
      return other.message !== message && timeOf(other.message) <= timeOf(message) && holds(other, id);
    });
    const first = deliveries.toSorted((a, b) => timeOf(a.message) - timeOf(b.message))[0]?.message;
    if (first)
      return {
        what: id === document.id ? 'response' : 'assertion',
        id,
        first,
        after: timeOf(message) - timeOf(first),
      };
  }
  return undefined;
}

function holds({ document }: Pick<SamlAnswer, 'document'>, id: string): boolean {
  return document.id === id || document.assertions.some((assertion) => assertion.id === id);
}
