import type { RequestListener } from 'node:http';
import { redirectTo, sendPage } from '../page.ts';
import { visitOf, type Visit } from './middleware.ts';
import { loginPage } from './people.ts';

/** A CAS server by the CAS Protocol 3.0 Specification: `/cas/login`, `/cas/serviceValidate`, `/cas/logout`. */
export function createCasServer(): RequestListener {
  const tickets = new Map<string, { service: string; person: string }>();
  return async (request, response) => {
    const visit = await visitOf(request, response);
    switch (visit.url.pathname) {
      case '/cas/login':
        return logIn(tickets, visit);
      case '/cas/serviceValidate':
        return validate(tickets, visit);
      default:
        response.setHeader('set-cookie', 'TGC=; Path=/cas; Max-Age=0');
        return sendPage(response, { title: 'Signed out', body: '<h1 id="signed-out">Signed out</h1>' });
    }
  };
}

type Tickets = Map<string, { readonly service: string; readonly person: string }>;

/** §2.1, §2.2: with a session or credentials a ticket, at the gateway without one none, else a page. */
function logIn(tickets: Tickets, { url, form, request, response }: Visit): void {
  const service = url.searchParams.get('service') ?? '';
  const person = form.get('login') ?? /(?:^|; )TGC=TGT-([a-z]+)-/.exec(request.headers.cookie ?? '')?.[1];
  if (!person) {
    if (url.searchParams.get('gateway') === 'true') return redirectTo(response, service);
    return sendPage(response, loginPage({ title: 'Central Authentication Service' }));
  }
  const ticket = `ST-${tickets.size + 1}-${crypto.randomUUID().replaceAll('-', '')}-cas`;
  tickets.set(ticket, { service, person });
  const target = new URL(service);
  target.searchParams.append('ticket', ticket);
  const session = `TGC=TGT-${person}-${crypto.randomUUID()}; Path=/cas; HttpOnly`;
  redirectTo(response, target.href, { 'set-cookie': session });
}

/** §2.5: a ticket is good once, and for its service alone. */
function validate(tickets: Tickets, { url, response }: Visit): void {
  const ticket = url.searchParams.get('ticket') ?? '';
  const known = tickets.get(ticket);
  tickets.delete(ticket);
  const good = known?.service === url.searchParams.get('service');
  const answer = good
    ? `<cas:authenticationSuccess><cas:user>${known?.person ?? ''}</cas:user></cas:authenticationSuccess>`
    : `<cas:authenticationFailure code="INVALID_TICKET">Ticket ${ticket} not recognized</cas:authenticationFailure>`;
  response.writeHead(200, { 'content-type': 'application/xml' });
  response.end(`<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">${answer}</cas:serviceResponse>`);
}
