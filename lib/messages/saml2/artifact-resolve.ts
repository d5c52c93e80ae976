import type { Message } from '../message.ts';
import type { View } from '../view.ts';
import { samlInEnvelope } from './document.ts';
import { statusError } from './status-error.ts';
import { recognised } from '../recognised.ts';
import { ties } from '../ties.ts';

/** The service provider's server fetches what an artifact stands for. Hardly ever seen by a browser. SAML Bindings §3.6.5. */
export function samlArtifactResolve({ exchange }: View): Message<'saml_artifact_resolve'> | undefined {
  const text = exchange.requestBody?.text;
  if (exchange.method !== 'POST' || !text?.includes('ArtifactResolve')) return undefined;
  const document = samlInEnvelope(text);
  if (document?.root !== 'ArtifactResolve' || !document.artifact) return undefined;
  const answer = samlInEnvelope(exchange.responseBody?.text ?? '');
  return recognised(exchange, 'saml_artifact_resolve', {
    params: {},
    confidence: 'certain',
    ties: ties(['artifact', document.artifact]),
    client: document.issuer,
    issuer: answer?.issuer,
    error: statusError(answer?.status),
  });
}
