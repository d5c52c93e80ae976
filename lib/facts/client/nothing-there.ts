import { saidBy } from '../said/said.ts';
import type { Message } from '../../messages/message.ts';
import { fact } from '../fact.ts';

/**
 * The login’s request to which the provider’s host answered that there is nothing at its address: 404, 405 or 410, and in words that are not known
 * to tell more. Whether it means the address or the client it names, the status alone does not say. `undefined` where it answered otherwise.
 */
export const nothingThere = fact('nothingThere', ({ errorPage }): Message | undefined => {
  if (!errorPage || errorPage.code !== undefined) return undefined;
  const { message, says } = errorPage;
  const { status = 0, redirectUrl } = message.exchange;
  if (redirectUrl !== undefined || ![404, 405, 410].includes(status)) return undefined;
  if (says === 'client' || says === 'redirect_uri') return undefined;
  const isTold = saidBy(message.exchange)?.phrases.some(
    ({ phrase, words }) => !phrase.hidesReason && (phrase.loosely.length === 0 || !saysNotFound(words.text)),
  );
  return isTold ? undefined : message;
});

/** True for “Does not exist, or you may not see it”: what a page for missing addresses says of rights tells nothing of the person. */
export function saysNotFound(text: string): boolean {
  return /not (?:be )?found|(?:does|do)(?: not|n['’]t) exist|no such page/i.test(text);
}
