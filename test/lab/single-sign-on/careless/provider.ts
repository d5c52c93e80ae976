import type { RequestListener } from 'node:http';
import samlp from 'samlp';
import { escapeHtml, redirectTo, sendPage } from '../../page.ts';
import { labKey } from '../keys.ts';
import { carried, expressRequest, runMiddleware, visitOf, type Visit } from '../middleware.ts';
import { loginPage, personOf } from '../people.ts';
import { signedQuery, type Signed } from './messages.ts';
import type { SamlFault } from './faults.ts';

/** Where the careless service takes answers and ends sessions. */
export type CarelessService = { readonly acs: string; readonly slo: string };

/** `samlp` behind a login page, whose answers go out with the one fault. */
export function createCarelessProvider(
  origin: string,
  service: CarelessService,
  fault: SamlFault,
  signs: Signed,
): RequestListener {
  let last: Form | undefined;
  return async (request, response) => {
    const visit = await visitOf(request, response);
    const keep = (form: Form): void => {
      last = form;
      if (fault.delivers === 'query') sendInAddress(visit, form);
      else sendForm(visit, form);
    };
    switch (visit.url.pathname) {
      case '/metadata': {
        response.setHeader('content-type', 'application/xml');
        return void response.end((fault.metadata ?? String)(metadataXml(origin)));
      }
      case '/sso':
        return visit.form.has('login') ? answer(visit, origin, service, fault, keep) : askForLogin(visit);
      case '/again':
        return last ? sendForm(visit, last) : void response.writeHead(404).end();
      case '/slo': {
        const answered = `<samlp:LogoutResponse xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_${crypto.randomUUID()}" InResponseTo="${await idOfLogout(visit)}" Version="2.0" IssueInstant="${new Date().toISOString()}" Destination="${service.slo}"><saml:Issuer>${origin}/metadata</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status></samlp:LogoutResponse>`;
        return redirectTo(
          response,
          `${service.slo}?${signedQuery('SAMLResponse', answered, undefined, signs)}`,
        );
      }
      default:
        return void response.writeHead(404).end();
    }
  };
}

type Form = { readonly acs: string; readonly response: string; readonly relayState: string };

function sendForm({ response }: Visit, form: Form): void {
  const field = (name: string, value: string): string =>
    `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`;
  sendPage(response, {
    title: 'One moment',
    body: `<form method="post" action="${escapeHtml(form.acs)}">${field('SAMLResponse', form.response)}${field('RelayState', form.relayState)}</form><script>document.forms[0].submit()</script>`,
  });
}

/** As the redirect binding has it. SAML Profiles §4.1.2 rules it out for what signs somebody in. */
function sendInAddress({ response }: Visit, form: Form): void {
  const xml = Buffer.from(form.response, 'base64').toString('utf8');
  redirectTo(response, `${form.acs}?${signedQuery('SAMLResponse', xml, form.relayState, 'signed')}`);
}

function askForLogin(visit: Visit): void {
  const hidden = { SAMLRequest: carried(visit, 'SAMLRequest'), RelayState: carried(visit, 'RelayState') };
  sendPage(visit.response, loginPage({ title: 'Careless login', hidden }));
}

function answer(
  visit: Visit,
  origin: string,
  { acs }: CarelessService,
  { made, edit = String, relayState = String }: SamlFault,
  send: (form: Form) => void,
): void {
  const options = {
    issuer: `${origin}/metadata`,
    ...labKey,
    destination: acs,
    recipient: acs,
    signResponse: true,
    signatureNamespacePrefix: 'ds',
    nameIdentifierFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
    lifetimeInSeconds: 300,
    ...made,
    getUserFromRequest: () => personOf(visit.form.get('login') || 'alice'),
    getPostURL: (...[, , , found]: [unknown, unknown, unknown, (error: null, url: string) => void]) =>
      found(null, acs),
    responseHandler: (xml: Buffer) =>
      send({
        acs,
        response: Buffer.from(edit(xml.toString('utf8'))).toString('base64'),
        relayState: relayState(carried(visit, 'RelayState')),
      }),
  };
  runMiddleware(samlp.auth(options), visit);
}

function idOfLogout(visit: Visit): Promise<string> {
  return new Promise((resolve, reject) => {
    samlp.parseRequest(expressRequest(visit), (error, asked) =>
      error ? reject(error) : resolve(asked?.id ?? ''),
    );
  });
}

function metadataXml(origin: string): string {
  const certificate = labKey.cert.replace(/-----[^-]+-----|\s/g, '');
  const binding = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';
  return `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${origin}/metadata"><IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>${certificate}</X509Certificate></X509Data></KeyInfo></KeyDescriptor><SingleLogoutService Binding="${binding}" Location="${origin}/slo"/><SingleSignOnService Binding="${binding}" Location="${origin}/sso"/></IDPSSODescriptor></EntityDescriptor>`;
}
