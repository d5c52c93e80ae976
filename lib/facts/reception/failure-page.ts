import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { errorsInAddress, isFailurePath } from '../../flows/address-errors.ts';
import type { Flow } from '../../flows/flow.ts';
import { isPage } from '../../messages/surrounding.ts';

/** Milliseconds after an answer within which a page’s script goes on. */
const untilScript = 5000;

/** The same last word in other languages. */
const elsewhere = /\/(?:fehler|erreur|errore|erro|fout|feil|chyba|hata|virhe)\/?$/i;

/** True for an address that is a page for failures: by its path, or by an error that it names (`/login?error=kakao`). */
export function isForFailures(url: string): boolean {
  return errorsInAddress(url).length > 0 || isFailurePath(url) || elsewhere.test(endpointOf(url));
}

/** True where the first page after the call, within seconds of its answer, is one for failures. */
export function wentToFailures({ context }: Pick<Flow, 'context'>, call: Exchange): boolean {
  const from = call.startedAt;
  const until = from + (call.duration ?? 0) + untilScript;
  const pages = context.filter(
    (one) => isPage(one) && one.context.resourceType !== 'sub_frame' && one.startedAt > from,
  );
  const [next] = pages.toSorted((a, b) => a.startedAt - b.startedAt);
  return next !== undefined && next.startedAt <= until && isForFailures(next.url);
}
