import type { SaidCauseName } from '../../vocabulary/cause-name.ts';
import type { SaidPhrase } from './said.ts';

/** What a token endpoint refuses with: an app’s server that redeems codes passes it on to its page. */
const ofTokenEndpoints: ReadonlySet<SaidCauseName> = new Set<SaidCauseName>([
  'secret-wrong-or-expired',
  'auth-method-mismatch',
  'basic-not-form-encoded',
  'code-expired',
  'code-reused',
  'pkce-mismatch',
  'redirect-mismatch-at-token',
  'wrong-platform-type',
  'assertion-invalid',
]);

/** True for what nobody but a provider says, and of token requests alone, in a body: whoever shows it there passes it on. */
export function isRelayed({ phrase, words }: SaidPhrase): boolean {
  const { by, cause, suspects, loosely } = phrase;
  const means = cause ? [cause] : suspects;
  return (
    words.source === 'body' &&
    by === 'authorization_server' &&
    loosely.length === 0 &&
    means.length > 0 &&
    means.every((one) => ofTokenEndpoints.has(one))
  );
}
