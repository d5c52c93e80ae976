import type { Exchange } from '../../exchange/exchange.ts';
import { isSignOutAddress } from '../../exchange/sign-out-address.ts';
import { formKeptBack, type KeptBack } from './start-kept-back.ts';

/**
 * The page whose form signs out and whose policy forbids the redirect to the provider that the app answered it with: the app’s own session is
 * over by then, and the provider hears of nothing. `undefined` for all else. Content Security Policy Level 3 §6.4.1.
 */
export function logoutKeptBack(exchange: Exchange, before: () => readonly Exchange[]): KeptBack | undefined {
  const { method, url } = exchange;
  return method === 'POST' && isSignOutAddress(url) ? formKeptBack(exchange, before) : undefined;
}
