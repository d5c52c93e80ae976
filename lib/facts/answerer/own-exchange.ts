import type { Exchange } from '../../exchange/exchange.ts';
import { answererOf } from './answerer.ts';

/** What a load balancer that logs people in by itself says of its own exchange of the code. */
export type OwnExchange = {
  readonly product: string;
  readonly status: number;
  /** `refused`: the provider answered its token request with an error. `unreached`: it could not reach the provider. */
  readonly how: 'refused' | 'unreached';
};

/** Path of its callback, which no application may have. */
const ofBalancer = /\/oauth2\/idpresponse(?:$|[?#])/i;

/**
 * An answer to a callback that AWS’s Application Load Balancer made itself, after its own exchange of the code failed: 561 where the
 * provider refused, 500 at its own callback where it could not reach the provider’s endpoints. `undefined` for whatever an application
 * behind it answered.
 */
export function ownExchangeOf(exchange: Exchange): OwnExchange | undefined {
  const { status = 0, url } = exchange;
  if (status !== 561 && status !== 500) return undefined;
  const { product } = answererOf(exchange);
  if (product !== 'AWS Application Load Balancer') return undefined;
  if (status === 561) return { product, status, how: 'refused' };
  return ofBalancer.test(url) ? { product, status, how: 'unreached' } : undefined;
}
