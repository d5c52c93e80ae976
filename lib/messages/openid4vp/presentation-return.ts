import { withoutFragment } from '../../exchange/parameters.ts';
import type { Learned } from '../learned.ts';
import type { Message } from '../message.ts';
import { recognised } from '../recognised.ts';
import { ties } from '../ties.ts';
import type { View } from '../view.ts';

/**
 * The browser goes where the verifier told the wallet to send it, with a value that only this browser has now: the verifier shows the
 * result to whoever began. OpenID4VP §8.2, §13.3.
 */
export function presentationReturn(view: View, learned: Learned): Message<'presentation_return'> | undefined {
  const { exchange, query, fragment } = view;
  if (view.isNavigation === false || exchange.method !== 'GET') return undefined;
  const address = withoutFragment(exchange.url);
  if (!learned.knows('presentation_return', address)) return undefined;
  return recognised(exchange, 'presentation_return', {
    params: { ...query, ...fragment },
    confidence: 'certain',
    ties: ties(['presentation_return', address]),
  });
}
