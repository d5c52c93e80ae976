import type { RequestListener } from 'node:http';
import { inflateRawSync } from 'node:zlib';
import { escapeHtml, redirectTo, sendPage } from '../../page.ts';
import { visitOf, type Visit } from '../middleware.ts';
import { signedQuery, type Signed } from './messages.ts';
import type { SamlFault } from './faults.ts';

/** A service that looks at nothing: whoever an answer names is signed in, whoever wrote it. */
export function createCarelessService(
  origin: string,
  identityProvider: string,
  { asks = String }: SamlFault,
  signs: { readonly logins: Signed; readonly logouts: Signed },
): RequestListener {
  return async (request, response) => {
    const visit = await visitOf(request, response);
    switch (visit.url.pathname) {
      case '/login': {
        const query = signedQuery(
          'SAMLRequest',
          asks(authnRequest(origin, identityProvider)),
          '/',
          signs.logins,
        );
        return redirectTo(response, `${identityProvider}/sso?${query}`);
      }
      case '/acs': {
        const packed = visit.url.searchParams.get('SAMLResponse');
        const xml = packed
          ? inflateRawSync(Buffer.from(packed, 'base64')).toString('utf8')
          : Buffer.from(visit.form.get('SAMLResponse') ?? '', 'base64').toString('utf8');
        const name = /<saml:NameID[^>]*>([^<@]+)/.exec(withoutExtensions(xml))?.[1] ?? 'nobody';
        const session = `session=${name}-${crypto.randomUUID()}; HttpOnly; Path=/; SameSite=Lax`;
        return redirectTo(response, '/', { 'set-cookie': session });
      }
      case '/logout': {
        const logout = logoutRequest(origin, identityProvider, personIn(visit) ?? 'nobody');
        return redirectTo(
          response,
          `${identityProvider}/slo?${signedQuery('SAMLRequest', logout, undefined, signs.logouts)}`,
        );
      }
      case '/slo':
        return redirectTo(response, '/', { 'set-cookie': 'session=; Path=/; Max-Age=0' });
      default: {
        const person = personIn(visit);
        return sendPage(response, {
          title: 'Careless service',
          body: `<h1>Careless service</h1><p>Status: <b id="status">${person ? `signed in as ${escapeHtml(person)}` : 'signed out'}</b></p><a class="button" id="logout" href="/logout">Sign out</a>`,
        });
      }
    }
  };
}

/** It reads the assertion in the response's own place, and verifies another. */
function withoutExtensions(xml: string): string {
  return xml.replace(/<samlp:Extensions>.*<\/samlp:Extensions>/s, '');
}

function personIn({ request }: Visit): string | undefined {
  return /(?:^|; )session=([a-z]+)-/.exec(request.headers.cookie ?? '')?.[1];
}

const namespaces =
  'xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"';

function authnRequest(origin: string, identityProvider: string): string {
  return `<samlp:AuthnRequest ${namespaces} ${attributes()} Destination="${identityProvider}/sso" AssertionConsumerServiceURL="${origin}/acs" ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"><saml:Issuer>${origin}/metadata</saml:Issuer></samlp:AuthnRequest>`;
}

function logoutRequest(origin: string, identityProvider: string, person: string): string {
  return `<samlp:LogoutRequest ${namespaces} ${attributes()} Destination="${identityProvider}/slo"><saml:Issuer>${origin}/metadata</saml:Issuer><saml:NameID>${person}@users.example</saml:NameID></samlp:LogoutRequest>`;
}

function attributes(): string {
  return `ID="_${crypto.randomUUID()}" Version="2.0" IssueInstant="${new Date().toISOString()}"`;
}
