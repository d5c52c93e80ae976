import { endpointOf, hostOf, originOf } from '../../exchange/parameters.ts';
import { attempt } from '../../facts/attempt.ts';
import type { Facts } from '../../facts/facts.ts';
import { messagesOf } from '../../flows/flow.ts';
import { keptFromPage, otherProviders, typeNotTaken } from '../../flows/fedcm-attempt.ts';
import type { Message } from '../../messages/message.ts';
import { askingOriginOf } from '../../messages/oidc/origin-check.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The browser itself asks the provider, and the page only hears that it did not work. W3C FedCM §3.2 to §3.6. */
export default cause({
  id: 'fedcm-refused',
  owner: 'authorization_server',
  title: 'The browser could not carry out the provider’s login (FedCM)',
  signs:
    'The provider’s /.well-known/web-identity, its configuration or its list of accounts could not be read, or its list of configurations does not have the one that was asked for; or its assertion endpoint refused the page, or does not let it have the token (CORS, Content-Type).',
  against:
    'An assertion that was given; a list of accounts that is empty or was answered 401, which means that nobody is signed in there; a person who chose no account.',
  fix: 'Serve /.well-known/web-identity at the provider’s registrable domain, with the configuration’s address in provider_urls, and both as JSON to requests without cookies.',
  references: ['fedcm'],
  example: 'GET https://idp.example/.well-known/web-identity (Sec-Fetch-Dest: webidentity) → 404',
  confusedWith: ['origin-not-allowed', 'discovery-failed', 'client-unknown-here'],
  folds: [
    'unauthorized-client',
    'invalid-client',
    'known-error',
    'wrong-endpoint',
    'no-answer',
    'unexplained',
  ],
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    return facts.ending.outcome === 'failed' ? (notFound(facts) ?? notGiven(facts)) : undefined;
  },
});

function notFound({ of }: Pick<Facts, 'of'>): CauseDraft | undefined {
  const failed = of(attempt);
  if (failed?.stage !== 'fedcm') return undefined;
  const { at } = failed;
  const url = endpointOf(at.url);
  const other = otherProviders(at, failed.documents);
  if (other) {
    return {
      at,
      why: `The page asked for the configuration ${url}, and the provider’s list (${endpointOf(other.list.url)}) has ${other.named.join(', ')}: the browser takes no configuration that is not on it.`,
      fix: 'Let the page name the configuration that the list has (configURL), or put this one into provider_urls, letter for letter.',
      owner: 'client',
      proof: 'comparison',
      confidence: 'certain',
      evidence: [other.list, at],
      compared: [
        {
          name: 'provider_urls',
          expected: { value: other.named[0] ?? null, at: other.list },
          got: { value: url, at },
        },
      ],
    };
  }
  return {
    at,
    why: `The browser asked ${url} ${purposes(at)}, and ${answered(at)}: it goes no further, and the page only hears that it did not work.`,
    ...(at.kind === 'accounts_request' && {
      fix: 'Mend the provider’s list of accounts: 200 with JSON for who is signed in, 401 for nobody.',
    }),
    proof: 'answerer',
    confidence: 'certain',
    evidence: [at],
  };
}

function purposes({ kind, url }: Message): string {
  if (kind === 'accounts_request') return 'who is signed in at the provider';
  return endpointOf(url).endsWith('/.well-known/web-identity')
    ? 'which configurations the provider has'
    : 'for the provider’s configuration';
}

function answered(message: Message): string {
  const { status = 0, failure, redirectUrl } = message.exchange;
  if (redirectUrl !== undefined)
    return `it sent the browser on to ${originOf(redirectUrl) ?? 'elsewhere'}, and the browser follows no redirect there`;
  const type = status < 300 ? typeNotTaken(message) : undefined;
  if (type !== undefined && message.answer)
    return `it answered with Content-Type ${type}, which is none of JSON`;
  if (status >= 400) return `it answered ${status}`;
  return status === 0 ? `no answer came${failure ? ` (${failure})` : ''}` : 'it answered with something else';
}

/** The provider knows for which page it is: the browser sends the page’s origin along. */
function notGiven({ flow, ending, client }: Facts): CauseDraft | undefined {
  const at = messagesOf(flow, 'identity_assertion_request').at(-1);
  // What the app made of a token is not the provider’s doing.
  if (!at || ending.failedAt !== at || ending.reception) return undefined;
  const { status = 0 } = at.exchange;
  if (status >= 500) return undefined;
  const origin = askingOriginOf(at.exchange);
  const isGiven = status >= 200 && status < 300 && ending.error === null;
  const kept = isGiven ? (keptFromPage(at) ?? typeNotTaken(at)) : undefined;
  if (kept !== undefined)
    return {
      at,
      why: keptFromPage(at)
        ? `${hostOf(at.url)} gave a token, and its answer does not let ${origin ?? 'the page'} have it (${kept}): the browser keeps it from the page.`
        : `${hostOf(at.url)} gave a token with Content-Type ${kept}, which is none of JSON: the browser does not read it.`,
      fix: `Answer at the assertion endpoint with Content-Type: application/json, Access-Control-Allow-Origin: ${origin ?? 'the page’s origin'} (not *) and Access-Control-Allow-Credentials: true.`,
      proof: 'comparison',
      confidence: 'certain',
      evidence: [at],
    };
  const code = ending.error?.code;
  const how = code === undefined || status >= 400 ? `answered ${status}` : `answered with the error ${code}`;
  return {
    at,
    why: `${hostOf(at.url)} refused to tell ${origin ?? 'the page'} who signed in (client ${client.id ?? 'unknown'}): its assertion endpoint ${how}.`,
    fix: 'Register the page’s origin for this client at the provider, which compares it with the Origin of this request; check client_id, and that the provider lets this account use the app.',
    proof: 'code',
    confidence: 'firm',
    evidence: [at],
  };
}
