import type { Exchange } from '../../lib/exchange/exchange.ts';
import { asText } from '../../lib/exchange/json.ts';
import { explainScope } from '../../lib/explain/scope.ts';
import type { ReportFlow } from '../../lib/report/report.ts';
import type { Protocol } from '../../lib/vocabulary/protocol.ts';
import { isLogout } from '../flow/purpose.ts';
import { responseMembers } from '../step/answer.ts';

/** What an app wants, in words; the scope that says so where there is one. */
export type Wish = { readonly words: string; readonly scope?: string };

const withoutScopes: Partial<Readonly<Record<Protocol, string>>> = {
  saml2: 'know who you are',
  wsfed: 'know who you are',
  cas: 'know who you are',
  openid2: 'know who you are',
  oauth1: 'act in your name; how far, only the provider’s own page says',
};

/** What the app of a flow wants: its scopes in plain words, or what its protocol is for. */
export function wishesOf(flow: ReportFlow): readonly Wish[] {
  const asked = flow.steps.map(({ params }) => params['scope']).find(Boolean) ?? '';
  const scopes = [...new Set(asked.split(/\s+/).filter(Boolean))];
  if (scopes.length > 0) return scopes.map((scope) => ({ words: explainScope(scope), scope }));
  const words = isLogout(flow) ? undefined : withoutScopes[flow.protocol];
  return words === undefined ? [] : [{ words }];
}

/** The code a device shows while its login waits for the person. RFC 8628 §3.2. */
export function userCodeOf(
  { outcome, steps }: ReportFlow,
  exchangeOf: (stepId: string) => Exchange | undefined,
): string | undefined {
  const step = steps.findLast(({ kind }) => kind === 'device_authorization_request');
  if (!step || outcome !== 'pending') return undefined;
  return asText(responseMembers(exchangeOf(step.id))?.['user_code']);
}
