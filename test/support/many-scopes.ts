import { captureText } from './captures.ts';

type Entry = { readonly request: { readonly url: string } };

/** A recorded login that fetches its discovery document five times more, and asks for a hundred scopes more; as HAR. */
export function loginWithManyScopes(): string {
  const scopes = Array.from({ length: 100 }, (_, at) => `+api.thing-${at}`).join('');
  const text = captureText('spa-login').replaceAll(/scope=openid(?=[&+%])/g, (scope) => scope + scopes);
  const har = JSON.parse(text) as { readonly log: { entries: readonly Entry[] } };
  har.log.entries = har.log.entries.flatMap((entry, at) =>
    at > 3 || !entry.request.url.includes('/.well-known/') ? [entry] : Array.from({ length: 6 }, () => entry),
  );
  return JSON.stringify(har);
}
