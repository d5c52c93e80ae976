import { pathOf } from '../../exchange/parameters.ts';
import { isUnset } from '../../exchange/unset.ts';
import { isRead } from '../../flows/attempt.ts';
import type { Message } from '../../messages/message.ts';
import { attempt, lookedAt } from '../../facts/attempt.ts';
import { cause } from '../cause.ts';

/** A page was told its provider, and could not read where to log in there. OIDC Discovery §4. */
export default cause({
  id: 'discovery-failed',
  owner: 'client',
  title: 'The provider’s configuration could not be read',
  signs:
    'A page asked for a provider’s metadata and got an error, no answer, or a page instead of JSON, and no login began.',
  against:
    'A later address that was answered; a login that began with addresses from the app’s own configuration.',
  fix: 'Open that address in a browser. If it is not there, the issuer in the app’s configuration is wrong (tenant, realm, path, environment); if it answers with a page, something else stands in its place (a proxy, a single-page app’s fallback); if nothing answers, look at network, certificate and extensions.',
  references: ['oidc-discovery#4', 'rfc8414#3'],
  example: 'GET https://id.example/realms/prod/.well-known/openid-configuration → 404',
  confusedWith: ['cors-missing', 'wrong-endpoint', 'no-answer'],
  folds: ['wrong-endpoint', 'no-answer', 'known-error', 'unexplained', 'cors-token-endpoint'],
  needs: ['flow'],
  inspect({ of }) {
    const failed = of(attempt);
    if (failed?.stage !== 'server' || failed.isSelfConfiguring || failed.keptBack) return undefined;
    if (failed.documents.some(isRead)) return undefined;
    const odd = failed.documents
      .filter(wasReached)
      .flatMap(({ url }) => oddAddress(url) ?? [])
      .at(-1);
    return {
      at: failed.at,
      why: `The page could not read the provider’s configuration, so it knows no address to log in at: ${lookedAt(failed.documents, failed)}.${odd ? ` ${odd.why}` : ''}`,
      ...(odd && { fix: odd.fix }),
      proof: 'answerer',
      confidence: 'certain',
      evidence: failed.documents,
    };
  },
});

/** By a server that is in order, so that the address is what is wrong. */
function wasReached({ exchange: { status = 0 } }: Message): boolean {
  return status > 0 && status < 500;
}

/** What a setting made of the address: how that shows, and what to do. */
function oddAddress(url: string): { readonly why: string; readonly fix: string } | undefined {
  const path = pathOf(url);
  if (path.split(wellKnown).length > 2)
    return {
      why: `${wellKnown} stands in it twice: what the app adds by itself was set, too.`,
      fix: `Set the issuer (authority) without ${wellKnown}: the app adds it.`,
    };
  if (/(?<!:)\/\//.test(path))
    return {
      why: 'Its path has two slashes in a row, as where an issuer ends in a slash and another is put behind it.',
      fix: `Set the issuer (authority) without the slash at its end. Where the provider’s own issuer ends in one, which the document says (issuer), an app that compares both wants it: then update the app’s library, or give it the address of the document itself, with one slash before .well-known.`,
    };
  const part = path
    .split('/')
    .map(decoded)
    .find((one) => isUnset(one) || /^\$?\{[^{}]{1,60}\}$/.test(one));
  return part === undefined
    ? undefined
    : {
        why: `“${part}” stands in its path in place of a value.`,
        fix: 'Set what the app was to put there (tenant, realm): the setting or environment variable that it reads for it holds nothing where these pages are built or served.',
      };
}

const wellKnown = '/.well-known/openid-configuration';

function decoded(part: string): string {
  return part.replaceAll(/%7B/gi, '{').replaceAll(/%7D/gi, '}').replaceAll(/%20/g, ' ');
}
