import { cameFrom } from '../../exchange/came-from.ts';
import { endpointOf, hostOf, originOf } from '../../exchange/parameters.ts';
import { addressDifferences, type AddressPart } from '../../facts/address-difference.ts';
import { differingWords } from '../../facts/difference-words.ts';
import type { Flow } from '../../flows/flow.ts';
import { messagesOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { cause } from '../cause.ts';

/** The provider has another address for the client than the one asked for, and answers there. RFC 6749 §3.1.2.3, §4.1.2. */
export default cause({
  id: 'returned-elsewhere',
  owner: 'authorization_server',
  title: 'The provider answered at another address than the one asked for',
  signs:
    'The provider’s own redirect takes code or tokens to another host, port or path than redirect_uri (Supabase: redirect_to); of a login that succeeded only where the host differs.',
  against:
    'An answer that came where it was to, and which the app then hands on; another spelling of one address; a refusal, which may go to a registered address on purpose.',
  fix: 'Add the address that the app asks for to those that the provider may answer at (Supabase: Authentication, URL Configuration, Redirect URLs, with a wildcard for previews; what is not there goes to the Site URL). Nothing has to run at the other address.',
  references: ['rfc6749#3.1.2.3', 'rfc6749#4.1.2', 'rfc9700#2.1'],
  example: 'redirect_to=https://preview.app.example/auth/callback, and back to http://localhost:3000/?code=…',
  confusedWith: ['nothing-there', 'redirect-host', 'storage-other-origin', 'code-not-redeemed'],
  folds: [
    'nothing-there',
    'callback-not-reached',
    'callback-failed',
    'callback-route-missing',
    'not-answered',
    'no-answer',
    'code-not-redeemed',
    'code-left-in-page',
    'cookie-wrong-host',
    'redirect-host',
    'redirect-scheme-proxy',
    'storage-other-origin',
    'pkce-verifier-lost',
    'state-cookie-lost',
    'state-never-stored',
    'state-rejected',
    'unexplained',
  ],
  evenIfSucceeded: true,
  needs: ['authorizationRequest'],
  inspect({ ending, flow, authorizationRequest: { message: request, params } }) {
    const asked = params['redirect_uri'];
    const answer = asked === undefined ? undefined : firstAnswer(flow, request, asked);
    if (asked === undefined || !answer || answer.error) return undefined;
    const got = endpointOf(answer.url);
    const parts = addressDifferences(endpointOf(asked), got).filter((part) => telling.has(part));
    if (parts.length === 0 || (ending.outcome === 'succeeded' && !parts.includes('host'))) return undefined;
    return {
      at: answer,
      why: `The app asked for its answer at ${endpointOf(asked)}, and ${hostOf(request.url)} sent it to ${got}: ${differingWords(parts)}. A provider that does not have the address on its list answers at the one that it has instead, and whoever waits at the first never gets it.`,
      proof: 'comparison',
      confidence: 'certain',
      evidence: [request, answer],
      compared: [
        { name: 'redirect_uri', expected: { value: asked, at: request }, got: { value: got, at: answer } },
      ],
    };
  },
});

/** Servers move people between schemes, and routers between spellings: neither takes an answer to somebody else. */
const telling: ReadonlySet<AddressPart> = new Set(['host', 'port', 'path']);

/** The first answer after the request, where the provider itself sent it: what comes after it is the client’s own affair. */
function firstAnswer(flow: Flow, request: Message, asked: string): Message | undefined {
  const answer = messagesOf(flow, 'authorization_response').find(
    ({ exchange }) => exchange.startedAt >= request.exchange.startedAt,
  );
  if (!answer || !/^https?:\/\//i.test(asked) || !/^https?:\/\//i.test(answer.url)) return undefined;
  const isRedirect = answer.carrier === 'redirect';
  const from = isRedirect ? originOf(answer.exchange.url) : originOf(cameFrom(answer.exchange) ?? '');
  const isProviders = from !== null && from !== originOf(asked) && from !== originOf(answer.url);
  return isProviders && (isRedirect || from === originOf(request.url)) ? answer : undefined;
}
