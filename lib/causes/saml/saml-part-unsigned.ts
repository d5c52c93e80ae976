import { hostOf } from '../../exchange/parameters.ts';
import { itSays } from '../../explain/quote.ts';
import { appWords } from '../../facts/said/app-words.ts';
import { lastSamlAnswer } from '../../facts/saml/last-answer.ts';
import type { SamlSigned } from '../../facts/saml/signatures.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** Sites want the response signed, or the assertion in it, or both; providers sign one of them unless told. SAML Core §5.3, §5.4. */
export default cause({
  id: 'saml-part-unsigned',
  owner: 'authorization_server',
  title: 'The part that the site wants signed is not signed',
  signs:
    'Of the response and its assertion one is signed and the other is not, or neither is, and the site says that the signature of the unsigned one is missing, or that of the whole document invalid.',
  against:
    'Words about a wrong signature, a certificate or another reason; both parts are signed; an encrypted assertion, whose signature is inside.',
  fix: 'Let the provider sign that part too (Google Workspace: “Signed response”; Entra ID: “Sign SAML response and assertion”; Okta: Response and Assertion Signature “Signed”; AD FS: SamlResponseSignature MessageAndAssertion), or let the site be content with the one that is signed (node-saml: wantAuthnResponseSigned: false beside wantAssertionsSigned: true).',
  references: ['saml-core#5.3', 'saml-core#5.4.1'],
  example:
    'Response without Signature, Assertion with one → 400 “Expected exactly one Signature in the Response element.”',
  confusedWith: ['saml-signature', 'saml-signature-wanted'],
  folds: ['saml-signature', 'callback-failed', 'unexplained', 'known-error'],
  needs: ['flow'],
  inspect({ of, ending }): CauseDraft | undefined {
    const facing = of(lastSamlAnswer);
    const said = of(appWords);
    if (ending.outcome !== 'failed' || !facing || !said) return undefined;
    const { signed, answer } = facing;
    const part = unsignedPartIn(said.text, signed);
    if (part === undefined) return undefined;
    const { message } = answer;
    return {
      at: message,
      why: `${hostOf(message.url) || 'The site'} wants ${wanted[part]} signed, and ${whatIs(signed)}.${itSays(said.text)}`,
      quote: { text: said.text, host: said.host, at: said.failing.exchange },
      proof: 'comparison',
      confidence: 'firm',
      evidence: [message],
    };
  },
});

type Part = 'response' | 'assertion' | 'either';

const wanted: Readonly<Record<Part, string>> = {
  response: 'the response itself (samlp:Response)',
  assertion: 'the assertion',
  either: 'the response or its assertion',
};

function whatIs({ response, assertions }: SamlSigned): string {
  if (response) return 'the provider signed the response alone';
  return assertions === 'all' ? 'the provider signed the assertion alone' : 'neither of the two is';
}

/** Which part’s signature a text misses, where that part has none; `undefined` where it says no such thing, or it has one. */
function unsignedPartIn(text: string, { response, assertions, beside }: SamlSigned): Part | undefined {
  if (beside) return undefined;
  if (ofDocument.test(text)) return response ? undefined : 'response';
  if (!missing.test(text) || assertions === 'encrypted') return undefined;
  const isAssertionSigned = assertions !== 'no';
  const names = { response: ofResponse.test(text), assertion: /\bassertion/i.test(text) };
  if (names.response && !names.assertion) return response ? undefined : 'response';
  if (names.assertion && !isEither.test(text)) return isAssertionSigned ? undefined : 'assertion';
  return response || isAssertionSigned ? undefined : 'either';
}

/** “… is not signed”, “signature missing”, “no Signature found”, “expected exactly one Signature”, “must be signed”, “unsigned”. */
const missing =
  /\b(?:is|was|were|are) (?:not|un)\s?signed\b|\bunsigned\b|\b(?:must|has to|needs? to|should) be (?:digitally )?signed\b|\b(?:no|without an?|lacks? an?|missing(?: an?| the)?) (?:xml |digital |valid )?signatures?\b|\bsignature(?: element)?s? (?:is |was )?(?:missing|not found|absent|required)\b|\bexpected exactly one signature\b|\bcontains? no signature\b|\bneither [\w ]{1,60}(?:was|were|is|are) signed\b/i;

/** What node-saml says of the response’s own signature, wrong or missing: the assertion’s is another message. */
const ofDocument = /^(?:\w*Error: )?Invalid document signature\b/i;

const ofResponse = /\b(?:response|message|document)\b/i;

const isEither = /\bn?either\b|\bor\b[^.]{0,60}\bsign/i;
