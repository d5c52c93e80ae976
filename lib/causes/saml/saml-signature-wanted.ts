import { endpointOf } from '../../exchange/parameters.ts';
import type { Facts } from '../../facts/facts.ts';
import { lastSamlAnswer } from '../../facts/saml/last-answer.ts';
import { samlLoginOf } from '../../facts/saml/login.ts';
import type { SamlStatusCode } from '../../facts/saml/status.ts';
import { judgedRequestsOf } from '../../facts/saml/unsigned-requests.ts';
import type { Message } from '../../messages/message.ts';
import type { SaidCauseName } from '../../vocabulary/cause-name.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { isRefusedOnPage } from './refused-on-page.ts';

/** A provider that wants signed requests refused one that is not. SAML Metadata §2.4.3; SAML Bindings §3.4.4.1. */
export default cause({
  id: 'saml-signature-wanted',
  owner: 'client',
  title: 'The provider wants signed requests, and this one is not',
  signs:
    'The provider’s metadata has WantAuthnRequestsSigned="true" (or the site’s own AuthnRequestsSigned="true"), the AuthnRequest has no signature, and the provider refused it.',
  against:
    'A login that went through; an answer whose status names another reason; a page of the provider that names another one; no metadata in the recording.',
  fix: 'Sign the AuthnRequest with the key whose certificate the provider knows: in itself by POST, with SigAlg and Signature in the address by redirect. Or have the requirement lifted at the provider.',
  references: ['saml-metadata#2.4.3', 'saml-metadata#2.4.4', 'saml-bindings#3.4.4.1'],
  example: 'WantAuthnRequestsSigned="true", ?SAMLRequest=… without Signature → 400',
  confusedWith: ['saml-status', 'client-unknown-here', 'saml-acs-differs'],
  folds: ['unexplained', 'known-error', 'provider-error-page', 'callback-failed', 'saml-status'],
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    const last = judgedRequestsOf(samlLoginOf(facts.flow)).at(-1);
    if (!last?.wish || last.isSigned) return undefined;
    const { message } = last.request;
    const at = refusalOf(facts, message);
    if (!at) return undefined;
    const { entity, name } = last.wish;
    const isProviders = name === 'WantAuthnRequestsSigned';
    return {
      at,
      why: `${isProviders ? 'The metadata of' : 'The site’s own metadata,'} ${entity.entityId}${isProviders ? ' has' : ', has'} ${name}="true", and the request to ${endpointOf(message.url)} ${last.isHalfSigned ? 'has SigAlg and no Signature' : 'carries no signature'}: the provider refused it.`,
      proof: 'comparison',
      confidence: isProviders ? 'firm' : 'tentative',
      evidence: [entity.message, message, ...(at === message ? [] : [at])],
    };
  },
});

/** Where the provider refused the request as such: in the status of its answer, or on a page instead of one. */
function refusalOf(facts: Facts, request: Message): Message | undefined {
  const answer = facts.of(lastSamlAnswer);
  if (answer) {
    const { refusal } = answer;
    if (refusal?.blames !== 'request' || !unspecific.has(refusal.code)) return undefined;
    const { message = '' } = refusal;
    return message === '' || /sign/i.test(message) ? refusal.at : undefined;
  }
  return isRefusedOnPage(facts, fitting) ? request : undefined;
}

/** The request was bad, in no more words than that. SAML Core §3.2.2.2. */
const unspecific: ReadonlySet<SamlStatusCode> = new Set(['Requester', 'RequestDenied', 'RequestUnsupported']);

/** What a page may say of it. */
const fitting: ReadonlySet<SaidCauseName> = new Set<SaidCauseName>([
  'saml-signature',
  'saml-request-unreadable',
]);
