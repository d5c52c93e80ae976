import { parameter, queryParameters } from '../../exchange/parameters.ts';
import { messagesOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { isTicket } from '../../messages/cas/ticket.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** Who takes a ticket for one asks for the service without it. CAS Protocol 3.0 §2.2.4, §3.1.1, §3.7. */
export default cause({
  id: 'cas-ticket-overlooked',
  owner: 'client',
  title: 'The application did not see a ticket in what it was given',
  signs:
    'The application answers the ticket by asking for the same login again, with the ticket still in the service address.',
  against: 'It asks for the service without the ticket, or shows a page.',
  fix: 'Let what protects this address read tickets there: turn CAS on for it, and name the CAS server and the ticket’s form as they are.',
  references: ['cas#3.1', 'cas#2.1'],
  example:
    'GET /app?ticket=ST-1-a%3A8443 is answered with a redirect to /cas/login?service=…/app%3Fticket%3DST-1-a%253A8443',
  confusedWith: ['cas-ticket-refused', 'cas-service-differs', 'session-cookie-not-kept'],
  folds: ['callback-failed', 'interaction-loop', 'login-loop', 'unexplained'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ flow }): CauseDraft | undefined {
    const overlooked = messagesOf(flow, 'cas_response').findLast((one) => keptTicket(one) !== undefined);
    if (!overlooked) return undefined;
    const foreign = foreignIn(keptTicket(overlooked) ?? '');
    return {
      at: overlooked,
      why: `The app sent the browser back for another ticket and left the one it had just been given in its own address (service): it did not take it for a ticket.${foreign === '' ? '' : ` The ticket has characters that no ticket may have (${foreign}), so that a client of the protocol passes it over.`}`,
      proof: 'comparison',
      confidence: 'firm',
      evidence: [overlooked],
      ...(foreign !== '' && ({ owner: 'authorization_server', fix: renameServer } as const)),
    };
  },
});

const renameServer =
  'Set the CAS server’s own name, which it writes behind each ticket (host.name, cas.host.name), to a plain name of letters, digits and hyphens instead of an address.';

/** The ticket that a message brought and the login is asked again with: the latest, where tickets piled up. */
function keptTicket({ exchange }: Message): string | undefined {
  const { redirectUrl, url } = exchange;
  if (redirectUrl === undefined || !redirectUrl.includes('ticket')) return undefined;
  const kept = ticketsIn(parameter(queryParameters(redirectUrl), 'service') ?? '');
  return ticketsIn(url).findLast((ticket) => kept.includes(ticket));
}

function ticketsIn(address: string): readonly string[] {
  return queryParameters(address).flatMap(([name, value]) =>
    name === 'ticket' && isTicket(value) ? [value] : [],
  );
}

/** Letters, digits and hyphens alone: §3.7; clients of old also take a full stop. */
function foreignIn(ticket: string): string {
  return [...new Set(ticket.match(/[^\w.-]/g))].join(' ');
}
