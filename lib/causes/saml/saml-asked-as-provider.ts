import { hostOf } from '../../exchange/parameters.ts';
import type { Facts } from '../../facts/facts.ts';
import { refusalWords } from '../../facts/said/refusal-words.ts';
import { askedAsProviderOf, type AskedAsProvider } from '../../facts/saml/asked-as-provider.ts';
import { lastSamlAnswer } from '../../facts/saml/last-answer.ts';
import { samlLoginOf } from '../../facts/saml/login.ts';
import type { Message } from '../../messages/message.ts';
import type { SaidCauseName } from '../../vocabulary/cause-name.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { withQuote } from '../said/from-words.ts';
import { isRefusedOnPage } from './refused-on-page.ts';

/** An app’s request gives the identity provider’s name as its own, so that the provider knows no such app. SAML Profiles §4.1.4.1. */
export default cause({
  id: 'saml-asked-as-provider',
  owner: 'client',
  title: 'The request gives the identity provider’s name as the app’s own',
  signs:
    'Issuer of the AuthnRequest is the entity id in the metadata of the provider that is asked, or an address of that provider where the answer is to go to another host; and the provider refused the request.',
  against:
    'A login that went through; a site that is provider and service at once, as brokers are; a name that merely is on the provider’s host.',
  fix: 'Set the app’s own entity id (Issuer, SP entity id) to exactly the name under which it is registered at the identity provider, letter for letter: case counts. The provider’s entity id belongs into the setting that names the provider.',
  references: ['saml-profiles#4.1.4.1'],
  example:
    '<Issuer>https://accounts.google.com/o/saml2?idpid=C0…</Issuer> sent to https://accounts.google.com/o/saml2/idp?idpid=C0…',
  confusedWith: ['client-unknown-here', 'not-assigned', 'saml-issuer'],
  folds: [
    'client-unknown-here',
    'not-assigned',
    'provider-error-page',
    'saml-status',
    'unexplained',
    'known-error',
  ],
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    const found = askedAsProviderOf(samlLoginOf(facts.flow));
    const at = found && refusedAt(facts, found);
    if (!at) return undefined;
    const { request, name, metadata } = found;
    const provider = hostOf(request.message.url) || 'The identity provider';
    const known = metadata
      ? 'the name of the identity provider itself, by its metadata'
      : 'an address of the identity provider itself';
    return {
      at,
      ...withQuote(
        facts,
        `The request says that ${name} is asking (Issuer). That is ${known}, and not the app’s; ${provider} refused the request.`,
      ),
      proof: 'comparison',
      confidence: metadata ? 'certain' : 'firm',
      evidence: [...(metadata ? [metadata] : []), request.message],
    };
  },
});

/** Where the provider refused the request as such. */
function refusedAt(facts: Facts, { request }: AskedAsProvider): Message | undefined {
  const answer = facts.of(lastSamlAnswer);
  if (answer) return answer.refusal?.blames === 'request' ? answer.refusal.at : undefined;
  if (!isRefusedOnPage(facts, fitting)) return undefined;
  return facts.of(refusalWords)?.at ?? request.message;
}

/** What a page may say of it. */
const fitting: ReadonlySet<SaidCauseName> = new Set<SaidCauseName>([
  'client-unknown-here',
  'saml-issuer',
  'saml-audience',
  'saml-acs-differs',
  'saml-signature',
  'request-refused',
]);
