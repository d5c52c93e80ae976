import { lookup } from '../exchange/lookup.ts';
import { scopes } from './scopes.ts';

/** What a scope lets the app do, in words that follow “This app wants to …”; unknown scopes are named, not guessed. */
export function explainScope(scope: string): string {
  return knownScope(scope) ?? `use the permission “${scope}” (its meaning is the provider’s own)`;
}

/** The same; `undefined` for an unknown scope. */
export function knownScope(scope: string): string | undefined {
  const known = lookup(scopes, scope) ?? lookup(scopes, withoutGraph(scope));
  if (known) return known;
  return scope.endsWith('/.default') ? 'use all permissions that were set up for it in advance' : undefined;
}

/** Scopes of unknown meaning that name the same API; `host` is empty for those that name none. */
export type UnknownScopes = { readonly host: string; readonly scopes: readonly string[] };

/** Scopes of unknown meaning, together by the host in their address (`https://api.example/orders`, `api://…`). In order of appearance. */
export function unknownScopes(values: readonly string[]): readonly UnknownScopes[] {
  const unknown = values.filter((scope) => knownScope(scope) === undefined);
  return [...Map.groupBy(unknown, hostOf)].map(([host, those]) => ({ host, scopes: those }));
}

function hostOf(scope: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\/([^/?#\s]+)/i.exec(scope)?.[1] ?? '';
}

/** Microsoft Graph's scopes may be written with the address of the API in front. */
function withoutGraph(scope: string): string {
  return scope.replace(/^https:\/\/graph\.microsoft\.com\/(?!\.default$)/, '');
}
