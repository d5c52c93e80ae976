import type { Message } from '../../messages/message.ts';
import { isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { fact } from '../fact.ts';
import { saidBy } from './said.ts';

/** A provider's refusal of a login's request, in its own words. */
export type RefusalWords = {
  /** The request, where a page of the provider's answered it; else the answer that the browser came back with. */
  readonly at: Message;
  /** Every text that was said there, 200 characters each at most; not redacted. */
  readonly texts: readonly string[];
};

/**
 * What the provider said as it refused the request itself, before anybody logged in: on its own page, or in the answer that it sent the
 * browser back with (RFC 6749 §4.1.2.1). `undefined` where it did not refuse, or nothing of it was recorded.
 */
export const refusalWords = fact('refusalWords', ({ errorPage, ending }): RefusalWords | undefined => {
  const { failedAt, error } = ending;
  const answer = failedAt && error && isFrontChannelResponse(failedAt) ? failedAt : undefined;
  const at = errorPage?.message ?? answer;
  if (!at) return undefined;
  const said = saidBy(at.exchange)?.words.map(({ text }) => text) ?? [];
  const texts = errorPage ? said : [...said, error?.code ?? '', error?.description ?? ''];
  return { at, texts: texts.filter((text) => text !== '') };
});
