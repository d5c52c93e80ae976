import type { Message } from '../../messages/message.ts';
import { isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { fact } from '../fact.ts';
import { chainFrom } from './said-along.ts';
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
export const refusalWords = fact('refusalWords', ({ errorPage, ending, flow }): RefusalWords | undefined => {
  const { failedAt, error } = ending;
  const answer = failedAt && error && isFrontChannelResponse(failedAt) ? failedAt : undefined;
  const at = errorPage?.message ?? answer;
  if (!at) return undefined;
  // IdentityServer and Google send the browser on to a page of theirs that says why.
  const pages = errorPage ? chainFrom(at.exchange, flow.context) : [at.exchange];
  const said = pages.flatMap((page) => saidBy(page)?.words.map(({ text }) => text) ?? []);
  const texts = errorPage ? said : [...said, error?.code ?? '', error?.description ?? ''];
  return { at, texts: texts.filter((text) => text !== '') };
});
