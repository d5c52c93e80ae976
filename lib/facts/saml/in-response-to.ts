import { timeOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import type { Confidence } from '../../vocabulary/confidence.ts';
import type { ValueAt } from '../comparison.ts';
import { requestsIn, type SamlAnswer, type SamlLogin, type SamlRequest } from './login.ts';

/**
 * Which request an answer names, against those that were seen. SAML Core §3.2.2; Profiles §4.1.4.2, §4.1.5.
 * - `answers the request`: the last one.
 * - `unsolicited`: it names none, and none was waiting: the provider began.
 * - `unsolicited although asked`: it names none, and one was waiting.
 * - `another request pending`: the same service provider began another login in between; one that remembers a single request has lost this.
 * - `answered before`: its request had been answered already.
 * - `unknown request`: it names one that was not seen, although this service provider's request was.
 * - `halves differ`: response and assertion name two.
 */
export type InResponseTo =
  | { readonly verdict: 'unsolicited' | 'not judged' }
  | { readonly verdict: 'answers the request'; readonly named: ValueAt; readonly request: SamlRequest }
  | {
      readonly verdict: 'unsolicited although asked';
      readonly request: SamlRequest;
      readonly confidence: Confidence;
    }
  | {
      readonly verdict: 'another request pending';
      readonly named: ValueAt;
      readonly request: SamlRequest;
      /** The last one begun before the answer came. */
      readonly other: SamlRequest;
      readonly confidence: Confidence;
    }
  | {
      readonly verdict: 'answered before';
      readonly named: ValueAt;
      readonly request: SamlRequest;
      readonly first: Message;
      readonly confidence: Confidence;
    }
  | {
      readonly verdict: 'unknown request';
      readonly named: ValueAt;
      /** The last one that was seen. */
      readonly request: SamlRequest;
      readonly confidence: Confidence;
    }
  | {
      readonly verdict: 'halves differ';
      readonly named: ValueAt;
      readonly inside: ValueAt;
      readonly confidence: Confidence;
    };

/** Judges the request that an answer names. Not judged where it names one and no request was recorded. */
export function inResponseToOf(answer: SamlAnswer, login: SamlLogin): InResponseTo {
  const { document, assertion, message, request, namesRequest } = answer;
  const inside = insideOf(answer);
  const value = document.inResponseTo ?? assertion?.confirmations[0]?.inResponseTo;
  if (value === undefined) {
    if (!request || isAnsweredBefore(request, answer, login)) return { verdict: 'unsolicited' };
    return { verdict: 'unsolicited although asked', request, confidence: 'firm' };
  }
  const named = { value, name: document.inResponseTo ? 'Response/@InResponseTo' : inside!.name, message };
  if (inside && inside.value !== value)
    return { verdict: 'halves differ', named, inside, confidence: 'certain' };
  if (!request) return { verdict: 'not judged' };
  if (!namesRequest) return { verdict: 'unknown request', named, request, confidence: 'firm' };
  const first = earlierAnswer(request, answer, login);
  if (first) return { verdict: 'answered before', named, request, first, confidence: 'certain' };
  const other = begunSince(request, answer, login);
  if (other) return { verdict: 'another request pending', named, request, other, confidence: 'firm' };
  return { verdict: 'answers the request', named, request };
}

function insideOf({ document, assertion, message }: SamlAnswer): ValueAt | undefined {
  const values = (assertion?.confirmations ?? []).flatMap(({ inResponseTo }) => inResponseTo ?? []);
  const value = values.find((one) => one === document.inResponseTo) ?? values[0];
  return value === undefined ? undefined : { value, name: 'SubjectConfirmationData/@InResponseTo', message };
}

/** Another answer to the same request: the same one sent twice is a repetition. */
function earlierAnswer(
  { document: { id } }: SamlRequest,
  answer: SamlAnswer,
  { answers }: SamlLogin,
): Message | undefined {
  const before = answers.slice(0, Math.max(0, answers.indexOf(answer)));
  const first = before.find(
    ({ namesRequest, request, document }) =>
      namesRequest && request?.document.id === id && document.id !== answer.document.id,
  );
  return first?.message;
}

function isAnsweredBefore(request: SamlRequest, answer: SamlAnswer, { answers }: SamlLogin): boolean {
  return answers.some(
    (other) =>
      other !== answer && other.request === request && timeOf(other.message) <= timeOf(answer.message),
  );
}

/** The last login of the same service provider that began after the request and before its answer. */
function begunSince(
  request: SamlRequest,
  answer: SamlAnswer,
  { flow, requests }: SamlLogin,
): SamlRequest | undefined {
  const { issuer } = request.document;
  const others = issuer ? (flow.later?.('client', issuer) ?? []).flatMap(requestsIn) : [];
  const since = [...requests, ...others].filter(
    ({ message, document }) =>
      document.id !== request.document.id &&
      timeOf(message) > timeOf(request.message) &&
      timeOf(message) < timeOf(answer.message),
  );
  return since.toSorted((a, b) => timeOf(b.message) - timeOf(a.message))[0];
}
