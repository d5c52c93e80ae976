import { originOf, endpointOf } from '../exchange/parameters.ts';
import type { ReportStep } from './report.ts';
import type { Outcome } from '../vocabulary/outcome.ts';
import type { Protocol } from '../vocabulary/protocol.ts';

/** Protocols by their own names. */
export const protocolNames: Readonly<Record<Protocol, string>> = {
  oauth2: 'OAuth 2.0',
  oidc: 'OpenID Connect',
  oauth1: 'OAuth 1.0a',
  openid2: 'OpenID 2.0',
  saml2: 'SAML 2.0',
  wsfed: 'WS-Federation',
  cas: 'CAS',
};

/** Outcomes in plain words. */
export const outcomeWords: Readonly<Record<Outcome, string>> = {
  succeeded: 'succeeded',
  failed: 'failed',
  denied: 'denied',
  pending: 'not finished',
};

/** Method and address of a step, without its parameters: `GET https://op.example/auth`. */
export function stepPlace({ method, url }: Pick<ReportStep, 'method' | 'url'>): string {
  if (!url) return '';
  return `${method ?? ''} ${originOf(url) === null ? url : endpointOf(url)}`.trim();
}
