import { headerValue, mediaType } from '../../exchange/headers.ts';
import { endpointOf, hostOf, originOf } from '../../exchange/parameters.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { type MessageKind, kinds } from '../../vocabulary/kinds.ts';
import type { Confidence } from '../../vocabulary/confidence.ts';
import { remark, type RuleWords } from '../rule.ts';
import type { Role } from '../../vocabulary/kind-row.ts';

export const words: RuleWords = {
  title: 'The endpoint is wrong or out of order',
  why: 'A server that answers with a page, “not found” or “not allowed” was asked at an address that is no such endpoint; 5xx and 429 say that it cannot serve now.',
  fix: 'Take the addresses from the server’s metadata (mind tenant, environment and path), send a form POST, and repeat later when it says that it is overloaded.',
  references: ['rfc6749#3.2', 'rfc6749#4.1.2.1', 'rfc8414#3.1', 'rfc8414#5'],
  examples: {
    fires: 'POST /token is answered 404 with a page in HTML',
    passes: 'POST /token is answered 400 with { "error": "invalid_grant" }',
  },
};

/** The address is not the endpoint it is taken for, or the server is out of order. */
export default remark({
  id: 'err-wrong-endpoint',
  severity: 'info',
  owner: 'client',
  needs: ['flow'],
  inspect({ flow }) {
    const answered = flow.messages.filter(({ kind, exchange }) => isEndpoint(kind) && exchange.status);
    const front = flow.messages.filter(
      ({ kind }) => kind === 'authorization_request' || kind === 'authorization_response',
    );
    if (answered.length + front.length === 0) return 'not applicable';
    for (const message of [...answered, ...front].toReversed()) {
      const found = outOfOrder(message) ?? (isEndpoint(message.kind) ? notThere(flow, message) : undefined);
      if (found && !recovered(flow, message)) {
        return {
          confidence: found.confidence,
          owner: found.isServer ? 'authorization_server' : 'client',
          detail: named(endpointOf(message.exchange.url), found.words),
          fix: found.fix,
          cause: found.words,
          evidence: [message],
        };
      }
    }
    return undefined;
  },
});

/** A finding says where it is, once. */
function named(address: string, sentence: string): string {
  return sentence.includes(address) ? sentence : `${address}: ${sentence}`;
}

const judged: ReadonlySet<Role> = new Set(['document', 'preparation', 'redemption', 'detached']);

/** A program asks the server for what it needs to go on. */
function isEndpoint(kind: MessageKind): boolean {
  const { protocol, role, to } = kinds[kind];
  return protocol === 'oauth2' && to === 'authorization_server' && judged.has(role);
}

type Trouble = {
  readonly words: string;
  readonly confidence: Confidence;
  readonly fix?: string;
  readonly isServer?: boolean;
};

const busy = new Set(['server_error', 'temporarily_unavailable']);

function outOfOrder(message: Message): Trouble | undefined {
  const { exchange, kind, carrier } = message;
  const code = message.error?.code;
  // The landing’s status is the client’s own.
  const status = kind === 'authorization_response' || carrier === 'redirect' ? 0 : (exchange.status ?? 0);
  if (!busy.has(code ?? '') && status < 500 && status !== 429) return undefined;
  if (code === 'server_error' && namesFault(message))
    return {
      words: 'The provider could not finish and answered server_error, with what went wrong there.',
      fix: 'What it says is a fault on its side: whoever runs the provider mends it, and finds more in its log at this moment. The same login fails again until then.',
      // That it broke there is certain; by what, only its words say, which others may know better.
      confidence: 'firm',
      isServer: true,
    };
  if (status === 500 && !busy.has(code ?? ''))
    return {
      words: `${endpointOf(message.url)} broke at this request: it answered 500.`,
      fix: 'Whoever runs that server finds in its log at this moment what broke; the same request may break it again until that is mended.',
      confidence: 'certain',
      isServer: true,
    };
  const wait = headerValue(exchange.responseHeaders, 'retry-after');
  const who = code && busy.has(code) ? 'The provider' : hostOf(message.url);
  return {
    words: `${who} cannot serve now: it answered ${code && busy.has(code) ? code : status}${wait ? ` and asks to wait (Retry-After: ${wait})` : ''}.`,
    fix: 'Try again later, and let the app wait longer between attempts; if it stays so, its operator’s log tells why.',
    confidence: 'certain',
    isServer: true,
  };
}

/** It tells more than that it could not serve at that moment: waiting mends nothing. */
function namesFault({ error }: Message): boolean {
  const said = error?.description ?? '';
  return /\S\s+\S+\s+\S/.test(said) && !passing.test(said);
}

const passing =
  /temporar|unavailable|overload|maintenance|time[d -]{0,2}out|\bbusy\b|capacity|too many|later|try again|prevented (?:it|the server) from|(?:error|problem|condition)(?: has| was)?(?: occurred| encountered)?\W{0,9}$/i;

function notThere(flow: Flow, message: Message): Trouble | undefined {
  const { exchange, kind } = message;
  const { status = 0, method, redirectUrl } = exchange;
  if (message.error) return undefined;
  const address = endpointOf(message.url);
  if (status === 404)
    return {
      words: `There is no such endpoint as ${address} (404).${otherForm(flow, message)}`,
      confidence: 'certain',
    };
  if (status === 405) return { words: `${address} does not take ${method} (405).`, confidence: 'certain' };
  if (status === 415) {
    return {
      words: `${address} does not take this kind of body (415).`,
      fix: 'Send the parameters as a form (application/x-www-form-urlencoded).',
      confidence: 'certain',
    };
  }
  if (kinds[kind].role === 'document') return undefined;
  if (redirectUrl && status >= 300 && status < 400) {
    return {
      words: `The request was redirected to ${endpointOf(redirectUrl)}; a POST does not survive that.`,
      confidence: 'firm',
    };
  }
  const type = mediaType(headerValue(exchange.responseHeaders, 'content-type'));
  // What it says can be read as what it should say: then its type alone is wrong.
  return type === 'text/html' && status !== 401 && message.answer === undefined
    ? {
        words: `${address} answered ${status} with a page in HTML instead of JSON, which no such endpoint does.`,
        confidence: 'firm',
      }
    : undefined;
}

/** The same document is there under the other form of its address. RFC 8414 §3.1, §5. */
function otherForm(flow: Flow, { kind, url }: Message): string {
  const other = messagesOf(flow, 'discovery').find(
    (one) =>
      kind === 'discovery' &&
      one.url !== url &&
      originOf(one.url) === originOf(url) &&
      one.exchange.status === 200,
  );
  return other ? ` It is at ${endpointOf(other.url)}.` : '';
}

/** The same kind of request was answered well, or the login went on without metadata, whose address is a guess (RFC 8414 §3). */
function recovered(flow: Flow, message: Message): boolean {
  const isGuess = message.kind === 'discovery';
  return flow.messages.some(
    (one) =>
      one !== message &&
      isAnsweredWell(one) &&
      (one.kind === message.kind || (isGuess && kinds[one.kind].role === 'redemption')),
  );
}

function isAnsweredWell(message: Message): boolean {
  const { status = 0 } = message.exchange;
  return status >= 200 && status < 300 && !message.error;
}
