import { endpointOf, hostOf, originOf } from '../../exchange/parameters.ts';
import { attempt } from '../../facts/attempt.ts';
import type { Facts } from '../../facts/facts.ts';
import { messagesOf } from '../../flows/flow.ts';
import { configFault, keptFromPage, typeNotTaken, type ConfigFault } from '../../flows/fedcm-attempt.ts';
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
  if (failed.isNo) return undefined;
  const fault = configFault(at, failed.documents);
  if (fault) return notTaken(at, fault);
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

/** The browser read the configuration, and takes it as none. */
function notTaken(at: Message, { member, expected, got, list }: ConfigFault): CauseDraft {
  const url = endpointOf(at.url);
  const known = { at, owner: 'authorization_server', proof: 'comparison', confidence: 'certain' } as const;
  if (expected === undefined || got === undefined)
    return {
      ...known,
      why: `The browser got ${url}, and the configuration lacks ${member}, without which the browser takes none.`,
      fix: `Add ${member} to the configuration, as an address of its own origin.`,
      evidence: [at],
    };
  const compared = [{ name: member, expected: { value: expected, at: list ?? at }, got: { value: got, at } }];
  if (!list)
    return {
      ...known,
      why: `The browser got ${url}, and its ${member} is at ${got}, and the configuration at ${expected}: the browser takes only addresses of the configuration’s own origin.`,
      fix: `Serve ${member} at the configuration’s origin, or the configuration at that one.`,
      evidence: [at],
      compared,
    };
  const listed = endpointOf(list.url);
  const isOther = member === 'provider_urls';
  return {
    ...known,
    ...(isOther && { owner: 'client' }),
    why: isOther
      ? `The page asked for the configuration ${url}, and the provider’s list (${listed}) has ${expected}: the browser takes no configuration that is not on it.`
      : `The browser got ${url}, and the provider’s list (${listed}) has ${member} ${expected}, and the configuration ${got}: the browser takes no other than the list’s.`,
    fix: isOther
      ? 'Let the page name the configuration that the list has (configURL), or put this one into provider_urls, letter for letter.'
      : `Let list and configuration have the same accounts_endpoint and login_url, letter for letter.`,
    evidence: [list, at],
    compared,
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
function notGiven(facts: Facts): CauseDraft | undefined {
  const { flow, ending } = facts;
  const at = messagesOf(flow, 'identity_assertion_request').at(-1);
  // What the app made of a token is not the provider’s doing.
  if (!at || ending.failedAt !== at || ending.reception) return undefined;
  const { status = 0 } = at.exchange;
  if (status >= 500) return undefined;
  const isGiven = status >= 200 && status < 300 && ending.error === null;
  return (isGiven ? notHanded(at, flow) : undefined) ?? refused(facts, at);
}

/** The browser has the token, and the page does not get it. */
function notHanded(at: Message, flow: Facts['flow']): CauseDraft | undefined {
  const [kept, type] = [keptFromPage(at, flow), typeNotTaken(at)];
  if (kept === undefined && type === undefined) return undefined;
  const page = askingOriginOf(at.exchange);
  return {
    at,
    why:
      kept === undefined
        ? `${hostOf(at.url)} gave a token with Content-Type ${type}, which is none of JSON: the browser does not read it.`
        : `${hostOf(at.url)} gave a token, and its answer does not let ${page ?? 'the page'} have it (${kept}): the browser keeps it from the page.`,
    fix: `Answer at the assertion endpoint with Content-Type: application/json, Access-Control-Allow-Origin: ${page ?? 'the page’s origin'} (not *) and Access-Control-Allow-Credentials: true.`,
    proof: 'comparison',
    confidence: 'certain',
    evidence: [at],
  };
}

function refused({ ending, client }: Facts, at: Message): CauseDraft {
  const { status = 0 } = at.exchange;
  const code = ending.error?.code;
  const how = code === undefined || status >= 400 ? `answered ${status}` : `answered with the error ${code}`;
  return {
    at,
    why: `${hostOf(at.url)} refused to tell ${askingOriginOf(at.exchange) ?? 'the page'} who signed in (client ${client.id ?? 'unknown'}): its assertion endpoint ${how}.`,
    fix: fixes[code ?? 'server_error'] ?? ofCode,
    proof: 'code',
    confidence: 'firm',
    evidence: [at],
  };
}

const register =
  'Register the page’s origin for this client at the provider, which compares it with the Origin of this request; check client_id, and that the provider lets this account use the app.';
const ofCode =
  'The code is the provider’s own: its documentation, or its log at this moment, tells what it means.';

/** By the codes that browsers have words for. FedCM §3.6.1. */
const fixes: Readonly<Record<string, string>> = {
  unauthorized_client: register,
  // Where it names none, too.
  server_error: register,
  invalid_request:
    'Hold what the browser sent against what the endpoint reads: client_id, account_id, is_auto_selected, disclosure_shown_for, and the nonce, which stands in params since Chrome 145.',
  temporarily_unavailable: 'Nothing is to be mended at the app: try again when the provider is up.',
};
