import { decodeJwt, type Jwt } from './exchange/jwt.ts';
import type { Exchange } from './exchange/exchange.ts';
import {
  bodyParameters,
  endpointOf,
  fragmentParameters,
  queryParameters,
  type Parameters,
} from './exchange/parameters.ts';
import { explainAssertionMember } from './explain/assertion.ts';
import { explainClaim, explainJoseHeader, type ClaimExplanation } from './explain/claim.ts';
import { explainError } from './explain/error-code.ts';
import { explainParameter } from './explain/parameter.ts';
import { explainStep, type StepExplanation } from './explain/step.ts';
import { explainValue } from './explain/value.ts';
import { inspectCapture } from './inspect-capture.ts';
import { documentOfText, type Members } from './messages/readable-document.ts';
import { redact } from './redact/redact.ts';
import { createRedaction } from './redact/redaction.ts';
import type { Report, ReportStep } from './report/report.ts';
import type { RedactionLevel } from './vocabulary/redaction-level.ts';

/** One thing that was pasted, taken apart. */
export type PastedPart = { readonly title: string; readonly rows: readonly PastedRow[] };

/** A parameter, a claim or a member of a document, and what it means. */
export type PastedRow = {
  readonly name: string;
  readonly value: string;
  readonly meaning: string | undefined;
};

/** What was pasted, and what can be judged from that alone. */
export type ExplainedPaste = {
  /** What each request is, as a step of a login; none for a token, which is no request. */
  readonly steps: readonly Pick<StepExplanation, 'title' | 'summary'>[];
  readonly parts: readonly PastedPart[];
  /** Flows that it is part of, with their findings; redacted like the rest. */
  readonly flows: Report['flows'];
  /** What is not seen, in sentences. */
  readonly gaps: readonly string[];
};

/** Why nothing is explained, in a sentence. A recording is not explained, but read as one. */
export type UnexplainedPaste = { readonly error: string; readonly isRecording: boolean };

/** What is more is a recording. */
const mostRequests = 20;

/**
 * Explains what somebody copied: addresses, a cURL command, a request, a form, a token (JWT, RFC 7519), a message of SAML. Secrets and what tells of a
 * person are hidden as `redaction` says. Never throws.
 */
export async function explainPasted(
  text: string,
  redaction: RedactionLevel,
): Promise<ExplainedPaste | UnexplainedPaste> {
  const token = text.trim().replace(/^(?:authorization: *)?(?:bearer|dpop) +/i, '');
  const jwt = decodeJwt(token) && decodeJwt(createRedaction(redaction, []).parameter('id_token', token));
  if (jwt) return { steps: [], parts: partsOfToken(jwt, redaction), flows: [], gaps: [unchecked] };
  const seen = await inspectCapture(text);
  if ('error' in seen) return { error: notKnown, isRecording: false };
  const { entries: count } = seen.report.source;
  if (count > mostRequests) return { error: `This is a recording of ${count} requests.`, isRecording: true };
  const entries = await Promise.all(Array.from({ length: count }, (_, at) => seen.entryAt(at)));
  const exchanges = entries.flatMap((entry) => (entry ? [entry.exchange] : []));
  const outgoing = redact(redaction, { exchanges, report: seen.report });
  const { flows, gaps } = outgoing.report;
  return {
    steps: flows.flatMap(({ steps }) => steps.filter(({ observed }) => observed).map(stepWords)),
    parts: outgoing.exchanges.flatMap(partsOfExchange),
    flows,
    gaps,
  };
}

const unchecked = 'The signature was not checked: that needs the key of whoever issued it.';
const notKnown = 'This is no address, cURL command, request, form, token or SAML message.';

function stepWords(step: ReportStep): ExplainedPaste['steps'][number] {
  const { title, summary } = explainStep(step);
  return { title, summary };
}

function partsOfExchange(exchange: Exchange): readonly PastedPart[] {
  const { url, method, requestBody } = exchange;
  const all = [...queryParameters(url), ...fragmentParameters(url), ...bodyParameters(requestBody)];
  return [
    { title: `${method} ${endpointOf(url)}`, rows: all.map(([name, value]) => parameterRow(name, value)) },
    ...documentsIn(all),
  ];
}

function parameterRow(name: string, value: string): PastedRow {
  const meaning = explainParameter(name)?.meaning;
  const error = name === 'error' ? errorWords(value) : undefined;
  const inWords = explainValue(name, value);
  const here = error ?? (inWords && `${inWords}.`);
  const isDocument = documentOfText(name, value) !== undefined;
  const shown = isDocument ? `(a document of ${value.length} characters, below)` : value;
  return { name, value: shown, meaning: meaning && here ? `${meaning} Here: ${here}` : meaning };
}

function errorWords(code: string): string | undefined {
  const { meaning, cause, tryThis } = explainError(code) ?? {};
  if (meaning === undefined) return undefined;
  return [meaning, `Usually: ${cause}`, ...(tryThis ? [`Try: ${tryThis}`] : [])].join(' ');
}

function documentsIn(parameters: Parameters): readonly PastedPart[] {
  return parameters.flatMap(([name, text]) => {
    const document = documentOfText(name, text);
    if (!document) return [];
    const assertions = document.assertions.flatMap(({ members, attributes, signed }) => [
      {
        title: `Assertion, ${signed ? `signed: ${signed}` : 'not signed itself'}`,
        rows: memberRows(members),
      },
      { title: 'Attributes', rows: memberRows(attributes) },
    ]);
    const message = {
      title: `${document.title}, ${document.signed ? `signed: ${document.signed}` : 'not signed'}`,
      rows: memberRows(document.members),
    };
    return [message, ...assertions.filter(({ rows }) => rows.length > 0)];
  });
}

function memberRows(members: Members): readonly PastedRow[] {
  return Object.entries(members).map(([name, value]) => row(name, value, explainAssertionMember(name)));
}

function partsOfToken(jwt: Jwt, redaction: RedactionLevel): readonly PastedPart[] {
  const header = Object.entries(jwt.header).map(([name, value]) => row(name, value, explainJoseHeader(name)));
  if (jwt.type === 'jwe')
    return [{ title: 'Encrypted token (JWE): only its header can be read', rows: header }];
  const claims = Object.entries(jwt.claims).map(([name, value]) => {
    const meaning = explainClaim(name);
    return meaning?.personal && redaction === 'default'
      ? { ...row(name, hidden, meaning) }
      : row(name, value, meaning);
  });
  const signed =
    jwt.header['alg'] === 'none' || jwt.signature === '' ? 'not signed: anybody can write one' : 'signed';
  return [
    { title: `Header of a token (JWT), ${signed}`, rows: header },
    { title: 'Claims', rows: claims },
  ];
}

const hidden = '(hidden: it tells of a person; --redaction secrets-only shows it)';

function row(name: string, value: unknown, explanation: ClaimExplanation | undefined): PastedRow {
  const isDate = explanation?.time && typeof value === 'number' && Math.abs(value) < 8e12;
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return {
    name,
    value: isDate ? `${text} (${new Date(value * 1000).toISOString()})` : text,
    meaning: explanation?.meaning,
  };
}
