import type { Exchange } from '../../lib/exchange/exchange.ts';
import type { RuleId } from '../../lib/rules/index.ts';
import { baseTime, capture, exchange } from './exchange.ts';
import { detailOf, outcomeOf, verdictsOf } from './flow.ts';
import { redacted } from './redacted.ts';
import {
  dated,
  provider,
  samlAnswer,
  samlRequest,
  service,
  type AnswerChanges,
  type RequestChanges,
} from './saml-login.ts';

/** How a service provider takes an answer: with a session, with a refusal, or unseen. */
export const taken = {
  accepted: {
    responseHeaders: [dated(baseTime + 1000), ['Set-Cookie', 'session=f3a91c; Path=/; Secure; HttpOnly']],
  },
  refused: { status: 403, redirectUrl: undefined, responseHeaders: [dated(baseTime + 1000)] },
  unseen: { status: undefined, redirectUrl: undefined, responseHeaders: undefined },
} as const satisfies Readonly<Record<string, Partial<Exchange>>>;

/** A login in which nothing is wrong, changed as told. */
export type LoginChanges = {
  readonly request?: RequestChanges | null;
  readonly answer?: AnswerChanges;
  readonly taken?: keyof typeof taken;
  readonly before?: readonly Exchange[];
  readonly then?: readonly Exchange[];
};

/** Its exchanges, in order: what came before, request, answer, and what follows. */
export function loginWith(changes: LoginChanges): readonly Exchange[] {
  const { request = {}, answer, before = [], then = [] } = changes;
  return capture(
    ...before,
    ...(request === null ? [] : [samlRequest(request)]),
    answerTaken(answer, changes.taken),
    ...then,
  );
}

/** The answer alone, well signed unless told otherwise. */
export function answerTaken(answer: AnswerChanges = {}, how: keyof typeof taken = 'accepted'): Exchange {
  return samlAnswer({ signed: 'assertion', ...answer, exchange: { ...taken[how], ...answer.exchange } });
}

/** What the rule says of the login (`high certain`), and the same of its redacted trace, which must not differ. */
export function found(rule: RuleId, changes: LoginChanges): readonly string[] {
  return foundIn(rule, loginWith(changes));
}

/** The same of any exchanges. */
export function foundIn(rule: RuleId, exchanges: readonly Exchange[]): readonly string[] {
  const verdicts = verdictsOf(rule, exchanges);
  const again = verdictsOf(rule, redacted(exchanges));
  if (again.join() !== verdicts.join())
    throw new Error(`${rule}: ${verdicts.join()} became ${again.join()} in the trace`);
  return verdicts;
}

/** Whether the rule had anything to judge: `pass`, `finding` or `not applicable`. */
export function outcome(rule: RuleId, changes: LoginChanges): string | undefined {
  return outcomeOf(rule, loginWith(changes));
}

/** The words of what the rule found first. */
export function detail(rule: RuleId, changes: LoginChanges): string | undefined {
  return detailOf(rule, loginWith(changes));
}

const md = 'urn:oasis:names:tc:SAML:2.0:metadata';
const post = 'Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"';

/** A key as metadata has it; for both uses where none is told. */
export function keyXml(use: 'signing' | 'encryption' | '' = 'signing', certificate = 'MIIBoring'): string {
  return `<md:KeyDescriptor${use && ` use="${use}"`}><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`;
}

/** What the identity provider publishes about itself. */
export function providerXml({
  entityId = provider.entityId,
  role = '',
  about = '',
  keys = keyXml(),
} = {}): string {
  return `<md:EntityDescriptor xmlns:md="${md}" entityID="${entityId}" ${about}><md:IDPSSODescriptor ${role}>${keys}<md:SingleSignOnService ${post} Location="${provider.signOn}"/></md:IDPSSODescriptor></md:EntityDescriptor>`;
}

/** What the service provider publishes about itself. */
export function serviceXml({ entityId = service.entityId, role = '', about = '', keys = '' } = {}): string {
  return `<md:EntityDescriptor xmlns:md="${md}" entityID="${entityId}" ${about}><md:SPSSODescriptor ${role}>${keys}<md:AssertionConsumerService ${post} index="0" Location="${service.consumer}"/></md:SPSSODescriptor></md:EntityDescriptor>`;
}

/** Several parties in one document. */
export function listXml(entities: readonly string[], about = ''): string {
  return `<md:EntitiesDescriptor xmlns:md="${md}" ${about}>${entities.join('')}</md:EntitiesDescriptor>`;
}

/** Somebody reads a metadata document. */
export function published(xml: string, url = 'https://idp.example/metadata'): Exchange {
  return exchange({
    url,
    status: 200,
    responseHeaders: [dated(baseTime), ['Content-Type', 'application/samlmetadata+xml']],
    responseBody: { mediaType: 'application/samlmetadata+xml', text: xml },
    context: { resourceType: 'main_frame' },
  });
}
