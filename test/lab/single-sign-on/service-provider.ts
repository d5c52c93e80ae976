import type { RequestListener, ServerResponse } from 'node:http';
import { SAML, ValidateInResponseTo, type Profile } from '@node-saml/node-saml';
import { loopbackFetch } from '../loopback-fetch.ts';
import { escapeHtml, redirectTo, sendPage } from '../page.ts';
import { artifactBinding, artifactResolve, responseIn } from './artifact-binding.ts';
import { labKey } from './keys.ts';
import { carried, visitOf, type Visit } from './middleware.ts';

export type ServiceProviderSetup = {
  readonly origin: string;
  readonly identityProvider: string;
  readonly entityId: string;
  /** Reads assertions that are encrypted for it. */
  readonly encrypted?: boolean;
  /** Asks for artifacts and fetches what they stand for. */
  readonly artifacts?: boolean;
};

/** A web app that signs people in with `@node-saml/node-saml`: by redirect at `/login`, by form at `/login-post`. */
export function createServiceProvider(setup: ServiceProviderSetup): RequestListener {
  const saml = createSaml(setup);
  const fetchResponse = artifactFetcher(setup);
  const sessions = new Map<string, Profile>();
  return async (request, response) => {
    const visit = await visitOf(request, response);
    try {
      await route({ saml, sessions, fetchResponse }, visit);
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error);
      sendPage(response, libraryPage(`failed: ${cause}`), 400);
    }
  };
}

/** What the library needs: it signs what it sends, and `@node-saml/node-saml` checks signatures, audience, times and InResponseTo. */
function createSaml({
  origin,
  identityProvider,
  entityId,
  encrypted,
  artifacts,
}: ServiceProviderSetup): SAML {
  return new (artifacts ? ArtifactSaml : SAML)({
    callbackUrl: `${origin}/acs`,
    logoutCallbackUrl: `${origin}/slo`,
    entryPoint: `${identityProvider}/sso`,
    logoutUrl: `${identityProvider}/slo`,
    issuer: entityId,
    idpCert: labKey.cert,
    wantAssertionsSigned: !encrypted,
    wantAuthnResponseSigned: true,
    disableRequestedAuthnContext: true,
    validateInResponseTo: ValidateInResponseTo.ifPresent,
    privateKey: labKey.key,
    signatureAlgorithm: 'sha256',
    digestAlgorithm: 'sha256',
    ...(encrypted && { decryptionPvk: labKey.key }),
  });
}

/** Asks for its answers as artifacts; the library itself knows no other binding than the form's. */
class ArtifactSaml extends SAML {
  protected override async generateAuthorizeRequestAsync(...asked: [boolean, boolean]): Promise<string> {
    const request = await super.generateAuthorizeRequestAsync(...asked);
    return request.replace('urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST', artifactBinding);
  }
}

/** Gets what an artifact stands for from the identity provider, packed as a form would have brought it. */
function artifactFetcher({ identityProvider, entityId }: ServiceProviderSetup) {
  return async (artifact: string): Promise<string> => {
    const url = `${identityProvider}/artifact`;
    const body = artifactResolve(artifact, entityId, url);
    const headers = {
      'content-type': 'text/xml',
      soapaction: 'http://www.oasis-open.org/committees/security',
    };
    const answer = await loopbackFetch(url, { method: 'POST', headers, body });
    return Buffer.from(responseIn(await answer.text()) ?? '').toString('base64');
  };
}

type ServiceProvider = {
  readonly saml: SAML;
  readonly sessions: Map<string, Profile>;
  readonly fetchResponse: (artifact: string) => Promise<string>;
};

async function route({ saml, sessions, fetchResponse }: ServiceProvider, visit: Visit): Promise<void> {
  const { url, form, response } = visit;
  switch (url.pathname) {
    case '/login':
      return redirectTo(
        response,
        await saml.getAuthorizeUrlAsync(url.searchParams.get('back') ?? '/', undefined, {}),
      );
    case '/login-post':
      response.setHeader('content-type', 'text/html');
      return void response.end(await saml.getAuthorizeFormAsync('/', undefined));
    case '/acs': {
      const artifact = carried(visit, 'SAMLart');
      const SAMLResponse = artifact ? await fetchResponse(artifact) : (form.get('SAMLResponse') ?? '');
      const { profile } = await saml.validatePostResponseAsync({ SAMLResponse });
      return start(sessions, response, profile);
    }
    case '/saml/metadata':
      response.setHeader('content-type', 'application/samlmetadata+xml');
      return void response.end(saml.generateServiceProviderMetadata(null));
    case '/logout': {
      const profile = sessionOf(sessions, visit);
      if (!profile) return redirectTo(response, '/');
      return redirectTo(response, await saml.getLogoutUrlAsync(profile, '/', {}));
    }
    case '/slo':
      await saml.validateRedirectAsync(Object.fromEntries(url.searchParams), url.search.slice(1));
      return redirectTo(response, '/', { 'set-cookie': 'session=; Path=/; Max-Age=0' });
    default: {
      const profile = sessionOf(sessions, visit);
      return sendPage(response, libraryPage(profile ? `signed in as ${profile.nameID}` : 'signed out'));
    }
  }
}

function start(sessions: Map<string, Profile>, response: ServerResponse, profile: Profile | null): void {
  const id = crypto.randomUUID();
  if (profile) sessions.set(id, profile);
  redirectTo(response, '/', { 'set-cookie': `session=${id}; HttpOnly; Path=/; SameSite=Lax` });
}

function sessionOf(sessions: Map<string, Profile>, { request }: Visit): Profile | undefined {
  return sessions.get(/(?:^|; )session=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '');
}

function libraryPage(status: string) {
  const links = ['login', 'login-post', 'logout'].map(
    (id) => `<a class="button" id="${id}" href="/${id}">${id}</a>`,
  );
  return {
    title: 'Library',
    body: `<h1>Library</h1><p>Status: <b id="status">${escapeHtml(status)}</b></p><div class="row">${links.join('')}</div>`,
  };
}
