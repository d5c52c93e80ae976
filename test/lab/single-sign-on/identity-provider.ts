import { createPublicKey } from 'node:crypto';
import type { RequestListener } from 'node:http';
import samlp from 'samlp';
import SessionParticipants from 'samlp/lib/sessionParticipants/index.js';
import { sendPage } from '../page.ts';
import { readText } from '../read-form.ts';
import { artifactResponse, sendArtifact, type ArtifactStore } from './artifact-binding.ts';
import { labKey } from './keys.ts';
import { carried, expressRequest, runMiddleware, visitOf, type Visit } from './middleware.ts';
import { emailOf, loginPage, personOf } from './people.ts';

/** What the identity provider knows of a service provider. */
export type ServiceProviderAddress = {
  readonly entityId: string;
  readonly acs: string;
  readonly slo: string;
  /** Its assertions are encrypted for it. */
  readonly encrypted?: boolean | 'outdated';
  /** Whom its assertions are for; default: its entity. */
  readonly audience?: string;
  /** It gets an artifact in place of each answer, that way. */
  readonly artifacts?: 'redirect' | 'form';
};

type IdentityProvider = {
  readonly entityId: string;
  readonly providers: readonly ServiceProviderAddress[];
  readonly sessions: Record<string, unknown>[];
  readonly artifacts: ArtifactStore;
};

type Found = (error: null, url: string) => void;

const statusCode = 'urn:oasis:names:tc:SAML:2.0:status:';
const emailAddress = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress';
const redirectBinding = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';

/** A SAML 2.0 identity provider: `samlp` behind a login page. Requests come by redirect or form, answers go by form or as artifacts. */
export function createIdentityProvider(
  origin: string,
  providers: readonly ServiceProviderAddress[],
): RequestListener {
  const idp: IdentityProvider = {
    entityId: `${origin}/metadata`,
    providers,
    sessions: [],
    artifacts: new Map(),
  };
  return async (request, response) => {
    if (request.url === '/artifact') {
      const answer = artifactResponse(idp.artifacts, await readText(request), idp.entityId);
      return void response.writeHead(200, { 'content-type': 'text/xml' }).end(answer);
    }
    const visit = await visitOf(request, response);
    switch (visit.url.pathname) {
      case '/FederationMetadata/2007-06/FederationMetadata.xml':
        return runMiddleware(samlp.metadata(publishedEndpoints(idp)), visit);
      case '/slo':
        return logOut(idp, visit);
      case '/sso':
        return visit.form.has('login') ? answer(idp, visit) : askForLogin(visit);
      case '/start':
        return send(idp, visit, idp.providers[0]!, 'alice');
      default:
        return sendPage(response, {
          title: 'Staff portal',
          body: '<h1>Staff portal</h1><a class="button" id="start" href="/start">Library</a>',
        });
    }
  };
}

function publishedEndpoints({ entityId: issuer }: IdentityProvider): Record<string, unknown> {
  const logoutEndpointPaths = { redirect: '/slo' };
  return {
    issuer,
    cert: labKey.cert,
    postEndpointPath: '/sso',
    redirectEndpointPath: '/sso',
    logoutEndpointPaths,
  };
}

function askForLogin(visit: Visit): void {
  const hidden = {
    SAMLRequest: visit.form.get('SAMLRequest') ?? '',
    RelayState: visit.form.get('RelayState') ?? '',
  };
  const page = loginPage({ title: 'Staff login', hidden, others: { fail: 'Fail', refuse: 'Refuse' } });
  sendPage(visit.response, page);
}

function answer(idp: IdentityProvider, visit: Visit): void {
  samlp.parseRequest(expressRequest(visit), (error, asked) => {
    const provider = idp.providers.find(({ entityId }) => entityId === asked?.issuer);
    if (error || !provider) return void visit.response.writeHead(400).end('unknown service provider');
    const action = visit.form.get('action');
    if (action === null) return send(idp, visit, provider, visit.form.get('login') || 'alice');
    const code = action === 'refuse' ? 'RequestDenied' : 'AuthnFailed';
    const failure = { code: statusCode + code, description: 'The login did not take place' };
    const options = { ...shared(idp, visit, provider), inResponseTo: asked?.id, error: failure };
    const getPostURL = (_request: unknown, found: Found) => found(null, provider.acs);
    runMiddleware(samlp.sendError({ ...options, getPostURL }), visit);
  });
}

function shared({ entityId }: IdentityProvider, visit: Visit, { acs }: ServiceProviderAddress) {
  return {
    issuer: entityId,
    ...labKey,
    destination: acs,
    signResponse: true,
    signatureNamespacePrefix: 'ds',
    signatureAlgorithm: 'rsa-sha256',
    digestAlgorithm: 'sha256',
    RelayState: carried(visit, 'RelayState'),
  };
}

function send(idp: IdentityProvider, visit: Visit, provider: ServiceProviderAddress, name: string): void {
  const sessionIndex = `_${crypto.randomUUID()}`;
  idp.sessions.push({
    serviceProviderId: provider.entityId,
    serviceProviderLogoutURL: provider.slo,
    sessionIndex,
    nameId: emailOf(name),
    nameIdFormat: emailAddress,
    binding: redirectBinding,
    cert: labKey.cert,
  });
  const options = {
    ...shared(idp, visit, provider),
    audience: provider.audience ?? provider.entityId,
    recipient: provider.acs,
    sessionIndex,
    nameIdentifierFormat: emailAddress,
    ...(provider.encrypted && { encryptionCert: labKey.cert, encryptionPublicKey: publicKey() }),
    ...(provider.encrypted === 'outdated' && {
      encryptionAlgorithm: 'http://www.w3.org/2001/04/xmlenc#aes256-cbc',
      disallowEncryptionWithInsecureAlgorithm: false,
      warnOnInsecureEncryptionAlgorithm: false,
    }),
    getUserFromRequest: () => personOf(name),
    getPostURL: (_audience: unknown, _document: unknown, _request: unknown, found: Found) =>
      found(null, provider.acs),
    ...(provider.artifacts && { responseHandler: keepForArtifact(idp, visit, provider, provider.artifacts) }),
  };
  runMiddleware(samlp.auth(options), visit);
}

/** What `samlp` does with an answer that it has made, in place of its form. */
function keepForArtifact(
  { entityId, artifacts }: IdentityProvider,
  visit: Visit,
  { entityId: audience, acs }: ServiceProviderAddress,
  by: 'redirect' | 'form',
) {
  return (made: Buffer) => {
    const relayState = carried(visit, 'RelayState');
    sendArtifact(artifacts, visit, {
      issuer: entityId,
      audience,
      response: made.toString('utf8'),
      acs,
      relayState,
      by,
    });
  };
}

function publicKey(): string {
  return createPublicKey(labKey.cert).export({ type: 'spki', format: 'pem' }) as string;
}

function logOut(idp: IdentityProvider, visit: Visit): void {
  const options = {
    issuer: idp.entityId,
    ...labKey,
    deflate: true,
    protocolBinding: redirectBinding,
    sessionParticipants: new SessionParticipants(idp.sessions),
  };
  runMiddleware(samlp.logout(options), visit);
}
