import { explainScope } from '../explain/scope.ts';
import type { Protocol } from '../vocabulary/protocol.ts';
import type { ToldFlow } from './told.ts';

/** What an app wants, in words; the scope that says so where there is one. */
export type Wish = { readonly words: string; readonly scope?: string };

const withoutScopes: Partial<Readonly<Record<Protocol, string>>> = {
  saml2: 'know who you are',
  wsfed: 'know who you are',
  cas: 'know who you are',
  openid2: 'know who you are',
  openid4vp: 'see credentials out of your wallet',
  openid4vci: 'put a credential into a wallet',
  oauth1: 'act in your name; how far, only the provider’s own page says',
};

/** What the app of a flow wants: its scopes in plain words, or what its protocol is for. */
export function wishesOf({
  steps,
  purpose,
  protocol,
}: Pick<ToldFlow, 'steps' | 'purpose' | 'protocol'>): readonly Wish[] {
  const asked = steps.map(({ params }) => params['scope']).find(Boolean) ?? '';
  const scopes = [...new Set(asked.split(/\s+/).filter(Boolean))];
  if (scopes.length > 0) return scopes.map((scope) => ({ words: explainScope(scope), scope }));
  const words = purpose === 'logout' ? undefined : withoutScopes[protocol];
  return words === undefined ? [] : [{ words }];
}
