import type { Exchange } from '../../exchange/exchange.ts';
import { bodyParameters } from '../../exchange/parameters.ts';

/** True when a request's body was recorded and has a password in it. */
export function postsPassword({ verdicts, requestBody }: Exchange): boolean {
  if (verdicts?.posted === 'password') return true;
  return bodyParameters(requestBody).some(
    ([name, value]) =>
      value !== '' && /^(?:[\w.-]*[._-])?(?:password|passwd|passwort|pwd|passphrase)$/i.test(name),
  );
}
