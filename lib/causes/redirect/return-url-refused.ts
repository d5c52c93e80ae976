import { endpointOf, originOf, parameter, queryParameters } from '../../exchange/parameters.ts';
import { itSays } from '../../explain/quote.ts';
import { saidBy } from '../../facts/said/said.ts';
import { messagesOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The app checks where its own login is to end, before it asks a provider for anything. */
export default cause({
  id: 'return-url-refused',
  owner: 'client',
  title: 'The app does not take the address at which its login is to end',
  signs:
    'Argo CD answered the start of a login with “Invalid redirect URL”, and the request names where to come back to (return_url), a whole address or a path alone.',
  against: 'A login that began; a request without such an address; other words.',
  fix: 'Open Argo CD at the address of its url setting (argocd-cm), or add the other one to additionalUrls. The provider was asked nothing.',
  references: ['rfc6749#4.1'],
  example:
    'GET https://argocd.eu.example/auth/login?return_url=https%3A%2F%2Fargocd.eu.example%2F… → 400, where argocd-cm has url: https://argocd.example',
  confusedWith: ['redirect-uri-mismatch', 'redirect-host', 'login-not-begun'],
  folds: ['redirect-host', 'redirect-uri-mismatch', 'login-not-begun', 'unexplained'],
  needs: ['flow'],
  inspect({ flow }): CauseDraft | undefined {
    const at = messagesOf(flow, 'refused_start').findLast(({ exchange }) =>
      saidBy(exchange)?.phrases.some(({ phrase }) => phrase.id === 'argo-url'),
    );
    const asked = at && parameter(queryParameters(at.exchange.url), 'return_url');
    const [back, own] = [originOf(asked ?? ''), originOf(at?.exchange.url ?? '')];
    if (!at || asked === undefined) return undefined;
    if (back === null) return relative(at, asked);
    const opened = back === own ? ', where it was opened' : '';
    return {
      at,
      why: `The login at ${own ?? 'the app'} was to come back to ${endpointOf(asked)} (return_url)${opened}. Argo CD takes addresses below its own alone (url and additionalUrls in argocd-cm), and this is below none of them; it asked no provider for anything.${itSays(saidBy(at.exchange)?.text)}`,
      fix: `Open Argo CD at the address of its url setting, or add ${back} to its additionalUrls (argocd-cm; versions without them have url alone), and then ${back}/auth/callback to the redirect URIs at the provider. Behind a proxy the address has to be the outer one.`,
      proof: 'phrase',
      confidence: 'firm',
      evidence: [at],
    };
  },
});

/** Without scheme and host it is below no address, whatever is configured: Argo CD looks at both first. */
function relative(at: Message, asked: string): CauseDraft | undefined {
  if (!/^\/(?!\/)/.test(asked)) return undefined;
  const [before = ''] = at.exchange.url.split('?');
  return {
    at,
    why: `The login’s address says to come back to ${endpointOf(asked)} (return_url), which names no scheme and host. Argo CD takes whole addresses alone, below its own (url and additionalUrls in argocd-cm), or none; it asked no provider for anything.${itSays(saidBy(at.exchange)?.text)}`,
    fix: `Open ${before} without return_url: a login without one is taken. Where Argo CD’s own page made that link, another version of Argo CD may make a whole one; where another made it, let it name the whole address.`,
    proof: 'phrase',
    confidence: 'firm',
    evidence: [at],
  };
}
