import { headerValues, wereRecorded } from '../../exchange/headers.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import { pageKindOf } from '../../facts/pages/page-kind.ts';
import type { Message } from '../../messages/message.ts';
import { kinds } from '../../vocabulary/kinds.ts';
import type { Severity } from '../../vocabulary/severity.ts';
import { severities } from '../../vocabulary/severity.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Response with credentials lacks no-store',
  why: 'Without no-store a cache on the way, or the browser’s own on a shared machine, may keep the tokens.',
  fix: 'Answer with Cache-Control: no-store wherever tokens, secrets or claims are in the body.',
  references: ['rfc6749#5.1', 'oidc-core#3.1.3.3', 'form-post#2'],
  examples: {
    fires: 'The token response has Cache-Control: private, max-age=60',
    passes: 'The token response has Cache-Control: no-store',
  },
};

/** A response that a cache may keep, and that nobody but the client should have. */
export default rule({
  id: 'token-response-cacheable',
  severity: 'low',
  owner: 'authorization_server',
  needs: ['flow'],
  inspect({ flow, responseMode }) {
    const answers = flow.messages.filter(
      (message) => isRecordedSuccess(message) || isFormPage(message, responseMode),
    );
    if (answers.length === 0) return 'not applicable';
    const cacheable = answers.filter(mayBeKept);
    const [first] = cacheable;
    if (!first) return undefined;
    const grades = new Set(cacheable.map(severityOf));
    const said = headerValues(first.exchange.responseHeaders, 'cache-control').join(', ');
    const places = [...new Set(cacheable.map(({ url }) => endpointOf(url)))];
    return {
      severity: severities.find((severity) => grades.has(severity))!,
      confidence: 'certain',
      detail: `${said ? `Cache-Control is “${said}”` : 'There is no Cache-Control'} in the response of ${places.join(' and ')}; expected: no-store.`,
      evidence: cacheable,
    };
  },
});

/** A success of such an endpoint whose headers were recorded: an empty list says that they were left out. */
function isRecordedSuccess({ kind, exchange, answer }: Message): boolean {
  return (
    kinds[kind].protocol === 'oauth2' &&
    kinds[kind].answer !== undefined &&
    isAccepted(exchange) &&
    wereRecorded(exchange.responseHeaders) &&
    typeof answer?.['error'] !== 'string'
  );
}

/** The page that posts the answer to the client, where it could be told. OAuth 2.0 Form Post Response Mode §2. */
function isFormPage({ kind, carrier, exchange }: Message, responseMode: string | null): boolean {
  return (
    kind === 'authorization_request' &&
    carrier === 'request' &&
    /^form_post(?:\.jwt)?$/.test(responseMode ?? '') &&
    pageKindOf(exchange) === 'handover'
  );
}

/**
 * RFC 8628 §3.2 shows no-store on a device’s codes and does not ask for it, and the answer to a POST is kept only where it says
 * itself for how long (RFC 9110 §9.3.3): there silence is no fault.
 */
function mayBeKept(message: Message): boolean {
  const said = directives(message);
  if (said.has('no-store')) return false;
  if (kinds[message.kind].answer !== 'codes') return true;
  if (said.has('no-cache')) return false;
  const text = headerValues(message.exchange.responseHeaders, 'cache-control').join(',');
  return said.has('public') || /\b(?:max-age|s-maxage)\s*=\s*"?0*[1-9]/i.test(text);
}

function directives({ exchange }: Message): ReadonlySet<string> {
  const said = headerValues(exchange.responseHeaders, 'cache-control').join(',').toLowerCase();
  return new Set(said.split(',').map((part) => part.trim().replace(/=.*$/, '')));
}

/** Replies to a POST are rarely cached (RFC 9110 §9.3.3). Claims are no credentials: there it matters where they may be kept. */
function severityOf(message: Message): Severity {
  if (kinds[message.kind].answer === 'claims') return directives(message).has('public') ? 'low' : 'info';
  // What the page holds is used up when it has posted itself.
  return message.exchange.method === 'GET' && message.kind !== 'authorization_request' ? 'medium' : 'low';
}
