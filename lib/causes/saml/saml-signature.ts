import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import { quoteSentence } from '../../explain/quote.ts';
import { appWords } from '../../facts/said/app-words.ts';
import { lastSamlAnswer } from '../../facts/saml/last-answer.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { namesOtherReason } from '../said/names-other-reason.ts';

/** The identity provider signs with another key than it publishes, and sites know the published one. SAML Metadata §2.4.1.1. */
export default cause({
  id: 'saml-signature',
  owner: 'authorization_server',
  title: 'The signature is by another certificate than the metadata publishes',
  signs:
    'The certificate that came with the signature (KeyInfo) is none of the signing certificates in the identity provider’s recorded metadata, and the site did not let the person in.',
  against:
    'The site let the person in; its page names another reason; one of several published certificates fits; no metadata in the recording.',
  fix: 'Publish the certificate that the identity provider signs with in its metadata, or switch it back to the published key; then have the site read the metadata again, or enter the new certificate there.',
  references: ['saml-metadata#2.4.1.1', 'saml-core#5.4.5'],
  example: 'KeyDescriptor use="signing" has MIIC…old, the assertion’s KeyInfo has MIIC…new → 401',
  confusedWith: ['saml-time', 'saml-audience', 'callback-failed'],
  folds: ['callback-failed', 'unexplained', 'known-error'],
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    const { of, ending } = facts;
    const certificate = of(lastSamlAnswer)?.certificate;
    if (ending.outcome !== 'failed' || certificate?.verdict !== 'differs') return undefined;
    if (namesOtherReason(facts, ['saml-signature'])) return undefined;
    const words = of(appWords);
    const isSaid = words?.phrases.some(
      (phrase) => phrase.cause === 'saml-signature' || phrase.suspects.includes('saml-signature'),
    );
    const { expected, found } = certificate;
    const said = words ? ` ${quoteSentence(words)}` : '';
    return {
      at: found.message,
      why: `The identity provider signed with another certificate than its metadata publishes (${endpointOf(expected.message.url)}), and ${hostOf(found.message.url) || 'the site'} refused the answer: a site takes signatures of certificates alone that it has on file.${said}`,
      ...(words && { quote: { text: words.text, host: words.host, at: words.failing.exchange } }),
      proof: 'comparison',
      confidence: isSaid ? 'certain' : 'firm',
      evidence: [expected.message, found.message],
      ...(!isSaid && {
        tellApart: 'If the site’s log speaks of the signature or certificate, this is it.',
      }),
    };
  },
});
