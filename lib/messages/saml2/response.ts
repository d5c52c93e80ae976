import { isCleaned } from '../../exchange/cleaned.ts';
import { decodeBase64 } from '../../exchange/base64.ts';
import { cameFrom } from '../../exchange/came-from.ts';
import { addressKey, hostOf, originOf } from '../../exchange/parameters.ts';
import type { Learned } from '../learned.ts';
import type { Message, Said } from '../message.ts';
import type { Params, View } from '../view.ts';
import type { SamlDocument } from './document.ts';
import { samlResponseIn } from './document-in.ts';
import { samlParameters } from './parameters.ts';
import { statusError } from './status-error.ts';
import { recognised } from '../recognised.ts';
import { ties } from '../ties.ts';

/**
 * The identity provider's answer reaches the service provider: the document itself by form post (also unasked for, then it names no
 * request), or an artifact that stands for it. SAML Profiles §4.1.4.2, §4.1.5; Bindings §3.5, §3.6.
 */
export function samlResponse(view: View, learned: Learned): Message<'saml_response'> | undefined {
  if (view.isNavigation === false) return undefined;
  const { SAMLResponse: encoded, SAMLart: artifact, RelayState: relayState } = view.request;
  const unread = isCleaned(encoded ?? '') || (!encoded && !artifact && isUnread(view, learned));
  if (!encoded && !artifact && !unread) return undefined;
  const params = samlParameters(view);
  const said = unread
    ? { ties: encoded ? ties(['relay_state', relayState]) : [] }
    : encoded
      ? delivered(samlResponseIn(params))
      : referred(artifact, relayState);
  if (!said || (encoded && isPastedIn(view, params))) return undefined;
  return recognised(view.exchange, 'saml_response', {
    params,
    confidence: unread ? 'tentative' : 'certain',
    ...said,
  });
}

/** A tool that takes messages apart has a form for them: it posts to its own site what is meant for another. */
function isPastedIn({ exchange, origin }: View, params: Params): boolean {
  if (cameFrom(exchange) !== origin) return false;
  const meant = samlResponseIn(params)?.destination;
  return meant !== undefined && originOf(meant) !== null && hostOf(meant) !== hostOf(exchange.url);
}

/** A form whose body was not recorded, posted to where a request wants its answer. One with the document cut out names itself. */
function isUnread({ exchange, endpoint }: View, learned: Learned): boolean {
  if (exchange.method !== 'POST' || exchange.requestBody?.text !== undefined) return false;
  return learned.knows('assertion_consumer', addressKey(endpoint));
}

function delivered(document: SamlDocument | undefined): Said | undefined {
  if (document?.root !== 'Response') return undefined;
  const { inResponseTo, assertions } = document;
  const asked = inResponseTo ?? assertions[0]?.confirmations[0]?.inResponseTo;
  const sessions = assertions.flatMap(({ sessionIndex }) => (sessionIndex ? [sessionIndex] : []));
  return {
    ties: ties(['saml_request', asked]),
    offers: ties(
      ...sessions.map((index) => ['session_index', index] as const),
      // What is delivered twice names itself; an answer that nobody asked for has nothing else.
      ...[document.id, ...assertions.map(({ id }) => id)].map((id) => ['saml_answer', id] as const),
    ),
    client: assertions[0]?.audiences[0],
    issuer: document.issuer ?? assertions[0]?.issuer,
    error: statusError(document.status),
  };
}

function referred(artifact: string | undefined, relayState: string | undefined): Said | undefined {
  if (!isArtifact(artifact)) return undefined;
  return { ties: ties(['artifact', artifact], ['relay_state', relayState]) };
}

/** Type 4: code, index, a hash of the issuer's name, and a handle of 20 bytes. SAML Bindings §3.6.4. */
function isArtifact(artifact: string | undefined): boolean {
  const bytes = artifact === undefined ? undefined : decodeBase64(artifact.replaceAll(' ', '+'));
  return bytes !== undefined && bytes.length >= 44 && bytes.length < 100 && bytes[0] === 0 && bytes[1] === 4;
}
