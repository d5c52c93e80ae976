import { bodyParameters, parameter } from '../../exchange/parameters.ts';
import { casFactsOf } from '../../facts/cas/facts.ts';
import { differingWords } from '../../facts/difference-words.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import { withoutTicket } from '../../messages/cas/ticket.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { ofDifference } from '../from-comparison.ts';

/** A ticket is for one address, letter for letter. CAS Protocol 3.0 §2.5.1. */
export default cause({
  id: 'cas-service-differs',
  owner: 'client',
  title: 'The ticket is for another service address than the one that uses it',
  signs:
    'The address at which the ticket arrived, or for which it was validated, is not the service that the login asked for, or the page that refuses the ticket links to itself at another host, port or scheme, or quotes the CAS server with both addresses; INVALID_SERVICE.',
  against: 'The application took the ticket; the same address in another spelling.',
  fix: 'Let the application use one service address for login and validation: behind a proxy its outside scheme, host and port. Where an address redirects to https, ask for the https address from the start.',
  references: ['cas#2.5.3', 'cas#2.1'],
  example: 'service=http://app.example/cas, the ticket arrives at https://app.example/cas',
  confusedWith: ['callback-failed', 'cas-ticket-refused'],
  folds: ['callback-failed', 'unexplained', 'known-error'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ flow, ending }): CauseDraft | undefined {
    const facts = casFactsOf(flow);
    if (!facts) return undefined;
    const found = facts.validated.verdict === 'differs' ? facts.validated : facts.service;
    const isRefused =
      ending.outcome !== 'succeeded' ||
      (found.verdict === 'differs' && (found.found.message.exchange.status ?? 0) >= 400);
    if (found.verdict === 'differs' && isRefused) {
      const { expected, found: got, parts } = found;
      const rewritten = rewrittenBy(flow, got.value);
      return {
        ...ofDifference(
          found,
          `The login was for the service ${expected.value}, and the ticket is used at ${got.value}: ${differingWords(parts)}, and the server compares letter by letter.${rewritten ?? ''}`,
          'service',
        ),
        ...(rewritten !== undefined && { fix: rewrittenFix }),
      };
    }
    const { stated } = facts;
    if (stated.verdict === 'differs' && ending.outcome === 'failed') {
      const { expected, found: got, parts } = stated;
      return ofDifference(
        stated,
        got.name === 'service'
          ? `The login was for the service ${expected.value}, and the application had the ticket validated for ${got.value}, as its page says: ${differingWords(parts)}, and the server compares letter by letter.`
          : `The login was for the service ${expected.value}, and the application takes itself to be at ${got.value}, as its page says: ${differingWords(parts)}. It validates the ticket for that address then, which is not the one that the ticket is for.`,
        'service',
      );
    }
    if (facts.failure?.code !== 'INVALID_SERVICE') return undefined;
    return {
      at: facts.failure.message,
      why: 'The server says that the ticket is for another service (INVALID_SERVICE).',
      proof: 'code',
      confidence: 'certain',
      evidence: [facts.failure.message],
    };
  },
});

/** That the login page's form, or its answer where the form is not there to see, names the other address; `undefined` where neither does. */
function rewrittenBy(flow: Flow, other: string): string | undefined {
  const form = messagesOf(flow, 'cas_response').findLast(
    ({ carrier, exchange }) => carrier === 'redirect' && exchange.method === 'POST',
  );
  const service = form && parameter(bodyParameters(form.exchange.requestBody), 'service');
  if (service !== undefined && withoutTicket(service) === other)
    return ' The login’s form was sent with the other address already: the server’s page, or a gateway before it, wrote that into it.';
  return form && withoutTicket(form.url) === other
    ? ' The login page’s own answer leads there: the server, or a gateway before it, changed the address.'
    : undefined;
}

const rewrittenFix =
  'Let the application ask with, and validate for, the address at which people reach it (its outside host and scheme; mod_auth_cas: CASRootProxiedAs, phpCAS: the service’s base URL), or let the gateway leave the pages of the CAS server as they are: what it writes into them, the ticket is for.';
