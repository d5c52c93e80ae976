import { messagesOf, timeOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { withoutTicket } from '../../messages/cas/ticket.ts';
import { linkedServiceIn } from './linked-service.ts';
import { suppliedServiceIn } from './supplied-service.ts';
import { compareAddresses, nearestOf, notCompared, type Comparison, type ValueAt } from '../comparison.ts';

/** Why a ticket was not taken, by the code of CAS Protocol 3.0 §2.5.3. `no`: CAS 1.0 gives no reason (§2.4.2). `other`: a server's own. */
export type CasValidationFailure = (typeof validationFailures)[number] | 'other';

const validationFailures = [
  'INVALID_TICKET',
  'INVALID_SERVICE',
  'INVALID_REQUEST',
  'INVALID_TICKET_SPEC',
  'INVALID_PROXY_CALLBACK',
  'UNAUTHORIZED_SERVICE',
  'UNAUTHORIZED_SERVICE_PROXY',
  'INTERNAL_ERROR',
  'no',
] as const;

/** A ticket came to a service once more. It is good for one validation, and for seconds. CAS Protocol 3.0 §3.1.1. */
export type CasRepetition = {
  readonly first: Message;
  readonly second: Message;
  /** Milliseconds between them. */
  readonly after: number;
};

/** Everything that can be compared of a login with CAS. */
export type CasFacts = {
  /** Where the ticket came to in the end, against the service that the login was for. §2.2.4. */
  readonly service: Comparison;
  /** The service that the ticket was validated for, against the one that the login was for: they must be equal. §2.5.1. */
  readonly validated: Comparison;
  /** Where the application takes itself to be, by a link (`href`) or the CAS server’s complaint (`service`) on the page that it answered the ticket with, against the service. */
  readonly stated: Comparison;
  readonly repetition: CasRepetition | undefined;
  readonly failure: { readonly code: CasValidationFailure; readonly message: Message } | undefined;
  /** The server does not serve this service, and says so on its page. */
  readonly refused: Message | undefined;
};

/** The facts of a flow; `undefined` for another protocol's. */
export function casFactsOf(flow: Flow): CasFacts | undefined {
  if (!flow.messages.some(({ protocol }) => protocol === 'cas')) return undefined;
  const request = messagesOf(flow, 'cas_login_request').at(-1);
  const expected = request && serviceIn(request);
  const responses = messagesOf(flow, 'cas_response').filter(({ params }) => params['ticket'] !== undefined);
  return {
    service: compared(expected, responses.slice(-1).map(addressIn)),
    validated: compared(expected, messagesOf(flow, 'cas_validation').flatMap(serviceOf)),
    stated: compared(
      expected,
      responses.slice(-1).flatMap((one) => statedIn(one, expected)),
    ),
    repetition: repetitionIn(responses),
    failure: failureIn(flow),
    refused: flow.messages.find(isCasRefusal),
  };
}

function compared(expected: ValueAt | undefined, found: readonly ValueAt[]): Comparison {
  if (!expected || found.length === 0) return notCompared('not recorded');
  return nearestOf(found.map((one) => compareAddresses(expected, one))) ?? notCompared('not recorded');
}

function serviceOf(message: Message): readonly ValueAt[] {
  const service = serviceIn(message);
  return service ? [service] : [];
}

function serviceIn(message: Message): ValueAt | undefined {
  const value = message.params['service'];
  return value === undefined ? undefined : { value: withoutTicket(value), name: 'service', message };
}

function addressIn(message: Message): ValueAt {
  return { value: withoutTicket(message.url), name: 'URL', message };
}

/** Its page offers to try again, at its own path on another host, port or scheme: phpCAS and others write the address they worked out. */
function statedIn(message: Message, expected: ValueAt | undefined): readonly ValueAt[] {
  if (!expected || message.exchange.redirectUrl !== undefined) return [];
  const supplied = suppliedServiceIn(message.exchange, expected.value);
  if (supplied !== undefined) return [{ value: supplied, name: 'service', message }];
  const linked = linkedServiceIn(message.exchange, expected.value);
  return linked === undefined ? [] : [{ value: linked, name: 'href', message }];
}

/** A redirect that takes the ticket along to the same service's other address is one delivery. */
function repetitionIn(responses: readonly Message[]): CasRepetition | undefined {
  for (const [at, second] of responses.entries()) {
    const first = responses.slice(0, at).find(({ carrier, exchange, params }) => {
      const isHop = carrier === 'redirect' || exchange.redirectUrl?.includes('ticket=');
      return !isHop && params['ticket'] === second.params['ticket'];
    });
    if (first) return { first, second, after: timeOf(second) - timeOf(first) };
  }
  return undefined;
}

function failureIn(flow: Flow): CasFacts['failure'] {
  const message = messagesOf(flow, 'cas_validation').find(({ error }) => error);
  if (!message) return undefined;
  const said = message.error?.code;
  return { code: validationFailures.find((code) => code === said) ?? 'other', message };
}

/** The server's answer to a login says that the service may not use it; by its words, whatever the status. */
export function isCasRefusal({ kind, exchange }: Message): boolean {
  if (kind !== 'cas_login_request') return false;
  if (exchange.verdicts?.cas_refusal !== undefined) return true;
  return refusal.test(exchange.responseBody?.text?.slice(0, longestPage) ?? '');
}

/** Apereo CAS in English, French and Chinese, and its code. */
const refusal =
  /not authorized to use CAS|n(?:'|’|&#39;|&#x27;)est pas autoris\S{1,10} (?:à|&agrave;) utiliser CAS|未认证授权的服务|UNAUTHZ_SERVICE|service\.not\.authorized/i;

/** Characters of a page that are read. */
const longestPage = 50_000;
