import type { Exchange } from '../../lib/exchange/exchange.ts';

/** Logins one after another in one capture, each beginning `apart` milliseconds after the one before. */
export function inTurn(apart: number, ...logins: readonly (readonly Exchange[])[]): readonly Exchange[] {
  let entry = 0;
  return logins.flatMap((login, turn) =>
    login.map((exchange) => ({
      ...exchange,
      id: `login${turn}-${exchange.id}`,
      entry: entry++,
      startedAt: exchange.startedAt + turn * apart,
    })),
  );
}
