import type { Exchange } from '../exchange/exchange.ts';
import { asText, parseJsonObject } from '../exchange/json.ts';
import { originOf } from '../exchange/parameters.ts';
import type { Flow } from '../flows/flow.ts';
import { verdictsSaid, type Verdicts } from '../vocabulary/verdicts.ts';
import type { Facts } from './facts.ts';
import { serverOf } from './server.ts';

/** An app’s own copy of its provider’s metadata, and the issuer in it. */
export type CopiedMetadata = { readonly exchange: Exchange; readonly issuer: string };

/** Characters of a document that is looked at, and of an issuer. */
const longestDocument = 20_000;
const longestIssuer = 260;

/**
 * The last document that the app’s page fetched from another host than the provider’s and that has the provider’s endpoints and an issuer: what
 * the app holds its tokens against. `undefined` where none was seen. A trace says the issuer.
 */
export function copiedMetadataOf({
  flow,
  server,
}: Pick<Facts, 'flow' | 'server'>): CopiedMetadata | undefined {
  for (const exchange of flow.context.toReversed()) {
    if (originOf(exchange.url) === server.origin) continue;
    const issuer = exchange.verdicts?.copied_issuer ?? issuerIn(exchange, server.origin);
    if (issuer !== undefined) return { exchange, issuer };
  }
  return undefined;
}

function issuerIn(
  { method, status, responseBody, context }: Exchange,
  provider: string | null,
): string | undefined {
  const text = responseBody?.text ?? '';
  if (method !== 'GET' || status !== 200 || context.resourceType !== 'fetch') return undefined;
  if (text.length > longestDocument || !text.includes('_endpoint"')) return undefined;
  const document = parseJsonObject(text);
  const endpoint = asText(document?.['authorization_endpoint']) ?? asText(document?.['token_endpoint']);
  const issuer = asText(document?.['issuer']);
  if (endpoint === undefined || originOf(endpoint) !== provider) return undefined;
  return issuer !== undefined && /^https?:\/\/[^\s?#@]+$/.test(issuer) && issuer.length <= longestIssuer
    ? issuer
    : undefined;
}

/** The issuer in such a copy: its document does not survive redaction. */
export function copiedMetadataVerdictsOf(flow: Flow): readonly (readonly [Exchange, Verdicts])[] {
  const found = copiedMetadataOf({ flow, server: serverOf(flow) });
  return found ? [[found.exchange, verdictsSaid({ copied_issuer: found.issuer })]] : [];
}
