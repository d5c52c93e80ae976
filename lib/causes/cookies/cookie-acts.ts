import type { Exchange } from '../../exchange/exchange.ts';
import type { CookieFate } from '../../facts/cookies/journey.ts';
import type { CookieWrite } from '../../facts/cookies/jar.ts';
import { isSetTooLate } from '../../facts/cookies/set-cookie.ts';
import type { BrowserAct } from '../../vocabulary/browser-act.ts';
import type { InBrowser } from '../cause.ts';
import { shortName } from '../../facts/cookies/short-name.ts';

/** A cookie whose way is told; `writes` in order of time, where more than the last is known. */
type OnItsWay = { readonly name: string; readonly writes?: readonly CookieWrite[] };

/** What the browser did with a cookie until a request went out without it; empty for one that came, or of which nothing is known. */
export function cookieActs(
  { name, writes = [] }: OnItsWay,
  fate: CookieFate,
  to: Exchange,
): readonly InBrowser[] {
  const does = actsOn(name);
  switch (fate.kind) {
    case 'dropped':
      return [does('not_kept', fate.write.exchange), does(fate.older ? 'older_sent' : 'not_sent', to)];
    case 'deleted': {
      if (isSetTooLate(fate.write.cookie))
        return [does('not_kept', fate.write.exchange), does('not_sent', to)];
      const set = writes.findLast(({ act }) => act === 'set');
      return [
        ...(set ? [does('kept', set.exchange)] : []),
        does('deleted', fate.write.exchange),
        does('not_sent', to),
      ];
    }
    case 'expired':
      return [does('kept', fate.write.exchange), does('expired', to)];
    case 'withheld':
    case 'missing':
      return [does('kept', fate.write.exchange), does('not_sent', to)];
    case 'came':
    case 'came-changed':
    case 'unset':
    case 'not recorded':
      return [];
  }
}

/** What the browser did with a cookie that another answer gave another value. */
export function overwriteActs(
  name: string,
  { before, by }: { readonly before: CookieWrite; readonly by: CookieWrite },
): readonly InBrowser[] {
  const does = actsOn(name);
  return [does('kept', before.exchange), does('overwritten', by.exchange)];
}

function actsOn(name: string) {
  const cookie = shortName(name);
  return (act: BrowserAct, exchange: Exchange): InBrowser => ({ act, cookie, exchange });
}
