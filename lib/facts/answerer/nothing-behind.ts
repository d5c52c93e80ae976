import type { Exchange } from '../../exchange/exchange.ts';
import { answererOf, type Answerer } from './answerer.ts';
import { failureKindOf } from './failure.ts';
import type { AnswererKind } from './signature.ts';

/**
 * Nobody was there to answer. `connection`: the browser found no host or nobody listening. `proxy`: what stands in front found nothing
 * behind it. `slow`: it waited for what is behind it and gave up.
 */
export type NothingBehind =
  | { readonly how: 'connection'; readonly failure: 'refused' | 'dns' | 'timeout'; readonly words: string }
  | { readonly how: 'proxy' | 'slow'; readonly status: number; readonly answerer: Answerer };

const between: ReadonlySet<AnswererKind> = new Set<AnswererKind>(['proxy', 'platform', 'cdn']);

/** 52x are Cloudflare’s own; 504 and 522, 524 are those that waited. RFC 9110 §15.6.3 to §15.6.5. */
const absent: ReadonlySet<number> = new Set([502, 503, 521, 523, 530]);
const waited: ReadonlySet<number> = new Set([504, 522, 524]);

/**
 * Whether a request found nobody at the address: by the browser’s own words for it, or by the answer of a proxy, platform or CDN that is
 * known as theirs. `undefined` for whatever an application answered, and where nothing tells who did.
 */
export function nothingBehindOf(exchange: Exchange): NothingBehind | undefined {
  const { status = 0, failure = '' } = exchange;
  if (status === 0) {
    const kind = failureKindOf(exchange);
    return kind === 'refused' || kind === 'dns' || kind === 'timeout'
      ? { how: 'connection', failure: kind, words: failure }
      : undefined;
  }
  if (!absent.has(status) && !waited.has(status)) return undefined;
  const answerer = answererOf(exchange);
  if (!between.has(answerer.kind)) return undefined;
  return { how: waited.has(status) ? 'slow' : 'proxy', status, answerer };
}
