import type { Facts } from '../../facts/facts.ts';
import { saidBy } from '../../facts/said/said.ts';
import type { Message } from '../../messages/message.ts';
import type { SaidCauseName } from '../../vocabulary/cause-name.ts';

/**
 * True where the provider refused a SAML request on a page of its own, read by itself, and the known words there name no other reason than
 * these.
 */
export function isRefusedOnPage({ ending }: Facts, fitting: ReadonlySet<SaidCauseName>): boolean {
  const { failedAt } = ending;
  if (ending.outcome !== 'failed' || failedAt?.kind !== 'saml_authn_request') return false;
  return !elsewhere.has(failedAt.exchange.status ?? 0) && !namesAnother(failedAt, fitting);
}

/** Nobody read the request: there is no such address, it is asked otherwise, too often, or who stands before it fails. */
const elsewhere: ReadonlySet<number> = new Set([404, 405, 407, 429, 502, 503, 504]);

function namesAnother({ exchange }: Message, fitting: ReadonlySet<SaidCauseName>): boolean {
  const phrases = saidBy(exchange)?.phrases ?? [];
  return phrases.some(
    ({ phrase }) =>
      !phrase.hidesReason &&
      ![phrase.cause, ...phrase.suspects].some((one) => one !== undefined && fitting.has(one)),
  );
}
