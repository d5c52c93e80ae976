import { lookup } from './lookup.ts';
import { scopes } from './scopes.ts';

/** What a scope lets the app do, in words that follow “This app wants to …”; unknown scopes are named, not guessed. */
export function explainScope(scope: string): string {
  const known = lookup(scopes, scope) ?? lookup(scopes, withoutGraph(scope));
  if (known) return known;
  if (scope.endsWith('/.default')) return 'use all permissions that were set up for it in advance';
  return `use the permission “${scope}” (its meaning is the provider’s own)`;
}

/** Microsoft Graph's scopes may be written with the address of the API in front. */
function withoutGraph(scope: string): string {
  return scope.replace(/^https:\/\/graph\.microsoft\.com\/(?!\.default$)/, '');
}
