import type { Flow } from '../../flows/flow.ts';
import type { Comparison } from '../comparison.ts';
import { postBecameGetOf, type PostBecameGet } from '../../exchange/post-became-get.ts';
import type { ReturnedValue } from '../returned-value.ts';
import type { Validity } from '../validity.ts';
import { consumerOf, destinationOf, recipientOf } from './addresses.ts';
import { authnContextOf, bindingOf, nameIdFormatOf } from './asked-for.ts';
import { inResponseToOf, type InResponseTo } from './in-response-to.ts';
import { samlLoginOf, type SamlAnswer, type SamlLogin } from './login.ts';
import { audienceOf, issuerOf, issuersOf } from './parties.ts';
import { quotedPairOf, type QuotedPair } from './quoted-pair.ts';
import { relayStateOf } from './relay-state.ts';
import { repetitionOf, type SamlRepetition } from './repetition.ts';
import { certificateOf, metadataValidityOf, signedPartsOf, type SamlSigned } from './signatures.ts';
import { refusalOf, type SamlRefusal } from './status.ts';
import { samlTimesOf, type SamlTimes } from './times.ts';

/** Everything that can be compared of one answer; what its receiver makes of it is for causes to say. */
export type SamlFacts = {
  readonly answer: SamlAnswer;
  /** `Response/@Destination` against the address posted to. */
  readonly destination: Comparison;
  /** `SubjectConfirmationData/@Recipient` against the address posted to. */
  readonly recipient: Comparison;
  /** The address posted to against the one asked for. */
  readonly consumer: Comparison;
  /** `Audience` against the service provider's name. */
  readonly audience: Comparison;
  /** The sender's name against that of the provider that was asked. */
  readonly issuer: Comparison;
  /** `Response/Issuer` against `Assertion/Issuer`. */
  readonly issuers: Comparison;
  readonly nameIdFormat: Comparison;
  readonly authnContext: Comparison;
  readonly binding: Comparison;
  /** The signature's certificate against the sender's metadata. */
  readonly certificate: Comparison;
  readonly times: SamlTimes;
  readonly metadata: Validity;
  readonly inResponseTo: InResponseTo;
  readonly repetition: SamlRepetition | undefined;
  readonly relayState: ReturnedValue;
  readonly refusal: SamlRefusal | undefined;
  readonly signed: SamlSigned;
  readonly postBecameGet: PostBecameGet | undefined;
  /** What the service provider says it had and got, where its answer quotes both. */
  readonly quoted: QuotedPair | undefined;
};

/** Worked out once for a flow, which never changes. */
const known = new WeakMap<Flow, readonly SamlFacts[]>();

/** The facts of each answer of a flow, in order of time; none for other protocols, and for answers whose form was not recorded. */
export function samlFactsOf(flow: Flow): readonly SamlFacts[] {
  const before = known.get(flow);
  if (before) return before;
  const login = samlLoginOf(flow);
  const facts = login.answers.map((answer) => factsOfAnswer(answer, login));
  known.set(flow, facts);
  return facts;
}

function factsOfAnswer(answer: SamlAnswer, login: SamlLogin): SamlFacts {
  return {
    answer,
    destination: destinationOf(answer),
    recipient: recipientOf(answer),
    consumer: consumerOf(answer, login),
    audience: audienceOf(answer, login),
    issuer: issuerOf(answer, login),
    issuers: issuersOf(answer),
    nameIdFormat: nameIdFormatOf(answer),
    authnContext: authnContextOf(answer),
    binding: bindingOf(answer),
    certificate: certificateOf(answer, login),
    times: samlTimesOf(answer),
    metadata: metadataValidityOf(answer, login),
    inResponseTo: inResponseToOf(answer, login),
    repetition: repetitionOf(answer, login),
    relayState: relayStateOf(answer),
    refusal: refusalOf(answer),
    signed: signedPartsOf(answer),
    postBecameGet: postBecameGetOf(answer.posted.exchange),
    quoted: quotedPairOf(answer),
  };
}
