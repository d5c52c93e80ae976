import { createHash, randomBytes } from 'node:crypto';
import { escapeHtml, redirectTo, sendPage } from '../page.ts';
import type { Visit } from './middleware.ts';

/**
 * SAML's artifact binding, by its specification: no library on npm has it. What goes through it is the libraries' own: a Response that
 * `samlp` made and signed, and that `@node-saml/node-saml` checks. SAML Bindings §3.2, §3.6; Core §3.5.
 */

export const artifactBinding = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact';

const namespaces =
  'xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"';

/** Responses by the artifact that stands for each. */
export type ArtifactStore = Map<string, { readonly audience: string; readonly response: string }>;

/** Type 4: code, endpoint, a hash of the issuer's entity id, and a handle of 20 bytes. Bindings §3.6.4. */
function createArtifact(entityId: string): string {
  const issuer = createHash('sha1').update(entityId).digest();
  return Buffer.concat([Buffer.from([0, 4, 0, 0]), issuer, randomBytes(20)]).toString('base64');
}

/** Keeps the response and sends the browser on with its artifact, by redirect or by form. Bindings §3.6.3. */
export function sendArtifact(
  store: ArtifactStore,
  { response: answer }: Visit,
  sent: {
    readonly issuer: string;
    readonly audience: string;
    readonly response: string;
    readonly acs: string;
    readonly relayState: string;
    readonly by: 'redirect' | 'form';
  },
): void {
  const artifact = createArtifact(sent.issuer);
  store.set(artifact, sent);
  const fields = { SAMLart: artifact, ...(sent.relayState && { RelayState: sent.relayState }) };
  if (sent.by === 'redirect') return redirectTo(answer, `${sent.acs}?${new URLSearchParams(fields)}`);
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`,
  );
  sendPage(answer, {
    title: 'One moment',
    body: `<form method="post" action="${escapeHtml(sent.acs)}">${inputs.join('')}</form><script>document.forms[0].submit()</script>`,
  });
}

/** What a service provider asks for an artifact with. Core §3.5.1. */
export function artifactResolve(artifact: string, issuer: string, destination: string): string {
  return inEnvelope(
    `<samlp:ArtifactResolve ${namespaces} ${attributes()} Destination="${destination}"><saml:Issuer>${issuer}</saml:Issuer><samlp:Artifact>${artifact}</samlp:Artifact></samlp:ArtifactResolve>`,
  );
}

/** The answer: the response behind the artifact, once and for its audience alone; nothing instead for others. Core §3.5.2, §3.5.3. */
export function artifactResponse(store: ArtifactStore, envelope: string, issuer: string): string {
  const [artifact = '', asker, request] = [
    /<samlp:Artifact>([^<]+)/,
    /<saml:Issuer>([^<]+)/,
    / ID="([^"]+)/,
  ].map((part) => part.exec(envelope)?.[1]);
  const kept = store.get(artifact);
  store.delete(artifact);
  const response = kept && kept.audience === asker ? kept.response : '';
  return inEnvelope(
    `<samlp:ArtifactResponse ${namespaces} ${attributes()} InResponseTo="${request ?? ''}"><saml:Issuer>${issuer}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>${response}</samlp:ArtifactResponse>`,
  );
}

/** The response in it, byte for byte as it was signed; `undefined` when there is none. */
export function responseIn(envelope: string): string | undefined {
  return /<samlp:Response[\s>][\s\S]*<\/samlp:Response>/.exec(envelope)?.[0];
}

function attributes(): string {
  return `ID="_${crypto.randomUUID()}" Version="2.0" IssueInstant="${new Date().toISOString()}"`;
}

function inEnvelope(message: string): string {
  return `<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Body>${message}</SOAP-ENV:Body></SOAP-ENV:Envelope>`;
}
