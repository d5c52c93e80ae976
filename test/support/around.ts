import type { Exchange, Header } from '../../lib/exchange/exchange.ts';
import { createInspection } from '../../lib/inspection.ts';
import { baseTime, exchange, json, type ExchangeFields } from './exchange.ts';
import { spaLogin } from './scenario.ts';

/** The tab in which the login of these tests happens. */
export const tab = 7;
/** A login in that tab: client at `app.example`, provider at `op.example`. */
export const login = spaLogin('a', { tab });

/** A page of a tab, answered with success. */
export function page(url: string, more: Partial<Exchange> = {}): ExchangeFields {
  return {
    url,
    status: 200,
    responseHeaders: [['Content-Type', 'text/html; charset=utf-8']],
    context: { tab, resourceType: 'main_frame' },
    ...more,
  };
}

/** What a script in the tab fetched. */
export function fetched(url: string, more: Partial<Exchange> = {}): ExchangeFields {
  return json(url, {}, { context: { tab, resourceType: 'fetch' }, ...more });
}

/** A header that sets a cookie of that name. */
export function cookie(name: string): readonly Header[] {
  return [['Set-Cookie', `${name}=1; Path=/; HttpOnly`]];
}

/** Seconds after the beginning, and what happened then. */
export type Moments = readonly (readonly [number, ExchangeFields])[];

/** Exchanges at seconds after the beginning, ids and entries in order: `at([0, page(…)], [2.5, …])`. */
export function at(...moments: Moments): readonly Exchange[] {
  return moments.map(([seconds, fields], entry) =>
    exchange({ ...fields, id: `x${entry}`, entry, startedAt: baseTime + seconds * 1000 }),
  );
}

/** An inspection that was given these, in this order. */
export function inspecting(exchanges: readonly Exchange[]) {
  const inspection = createInspection();
  for (const one of exchanges) inspection.put(one);
  return inspection;
}
