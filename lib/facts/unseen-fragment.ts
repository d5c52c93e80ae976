import type { Exchange } from '../exchange/exchange.ts';
import { tieOfClient } from '../flows/asked-again.ts';
import { messagesOf, timeOf } from '../flows/flow.ts';
import { isFrontChannelRequest } from '../vocabulary/kinds.ts';
import { fact } from './fact.ts';
import { pageBackOf } from './pages/page-back.ts';

/** The provider sent the browser back, and its answer stands in the part of the address that many recordings leave out. */
export type UnseenFragment = {
  readonly page: Exchange;
  /** Milliseconds until the client began the same login anew; `undefined` where it did not soon. */
  readonly again: number | undefined;
};

/** Milliseconds in which an app that did not take its answer begins anew by itself. */
const soon = 10_000;

/** The page of {@link pageBackOf}, and when the client began anew after it; `undefined` where there is none. */
export const unseenFragment = fact('unseenFragment', ({ flow }): UnseenFragment | undefined => {
  const request = messagesOf(flow, 'authorization_request').at(-1);
  const page = pageBackOf(flow);
  if (!request || !page) return undefined;
  const tie = tieOfClient(request);
  const next = (tie ? (flow.later?.(tie.name, tie.value) ?? []) : [])
    .flatMap(({ messages }) => messages)
    .find((one) => isFrontChannelRequest(one) && timeOf(one) > page.startedAt);
  const again = next && timeOf(next) - page.startedAt;
  return { page, again: again !== undefined && again <= soon ? again : undefined };
});
