import type { Exchange } from '../../exchange/exchange.ts';
import type { Message } from '../../messages/message.ts';
import type { InBrowser } from '../cause.ts';

/** What the browser did where a page asked to be isolated from the popup: it cut them apart, and the answer came to nobody. */
export function openerActs(page: Exchange, { exchange }: Message): readonly InBrowser[] {
  return [
    { act: 'opener_cut', exchange: page },
    { act: 'not_handed_over', exchange },
  ];
}
