import { hostOf } from '../../exchange/parameters.ts';
import { itSays } from '../../explain/quote.ts';
import type { AppWords } from '../../facts/said/app-words.ts';
import type { SamlAnswer } from '../../facts/saml/login.ts';
import type { CauseDraft } from '../cause.ts';

/** The site says that something is wrong with the attributes and not with which: what came is named, so that it can be compared. */
export function unnamedAttribute(
  { message, assertion }: SamlAnswer,
  said: AppWords | undefined,
): CauseDraft | undefined {
  if (!assertion || !said || !ofAttributes.some((one) => one.test(said.text))) return undefined;
  const isMattermost = said.phrases.some(({ id }) => id === 'mattermost-saml-attribute');
  const names = assertion.attributes.map(({ name }) => name);
  return {
    at: message,
    why: `${hostOf(message.url) || 'The site'} read the assertion and misses an attribute, or does not take the value of one, which it does not name.${itSays(said.text)} The assertion ${listOf(names)}.${isMattermost && names.some(isInFull) ? ' Mattermost finds an attribute only by its whole Name (or FriendlyName), letter for letter: emailaddress is not …/claims/emailaddress.' : ''}`,
    fix: isMattermost ? mattermostFix : anyFix,
    owner: 'client',
    proof: 'phrase',
    confidence: 'firm',
    evidence: [message],
  };
}

/** The names that came, the first of many. */
export function listOf(names: readonly string[]): string {
  const more = names.length > shown ? ` and ${names.length - shown} more` : '';
  return names.length === 0 ? 'has no attribute at all' : `has ${names.slice(0, shown).join(', ')}${more}`;
}

const shown = 10;

/** A name with the space that it is of, as Microsoft’s are. */
function isInFull(name: string): boolean {
  return /^https?:\/\//i.test(name);
}

const anyFix =
  'Compare the names that the site is set to read with those that came, letter for letter and with whatever stands before the last part, and enter them as they came or let the identity provider send them under the site’s names. If they agree, look at the values: one may be empty. The site’s log mostly names it.';

/** https://docs.mattermost.com/administration-guide/onboard/sso-saml-faq.html */
const mattermostFix =
  'In Mattermost’s System Console, under Authentication > SAML 2.0, enter the attributes (Email, Username, Id and the others that are in use) exactly as the assertion has them, namespace and all; or let the identity provider send short names (Entra: clear the namespace of each claim). If the names agree, one of the values is empty or none that Mattermost takes: its log names the attribute.';

const must = '(?:required|mandatory|necessary|expected)';
const bad = '(?:missing|incorrect|invalid|wrong|absent|empty|not (?:found|present|provided|sent|received))';
const ofAttributes = [
  new RegExp(
    `\\b(?:one|some|any|several)(?: or more)?(?: of)?(?: the)?(?: ${must})? (?:SAML )?attributes? (?:is|are|was|were) ${bad}\\b`,
    'i',
  ),
  new RegExp(`\\b(?:${must}(?: SAML)?|SAML) attributes? (?:is |are |was |were )?${bad}\\b`, 'i'),
  new RegExp(
    `\\b(?:SAML|assertion|identity provider)\\b[^.]{0,60}\\b(?:missing|lacks?|without|(?:does|did) not (?:contain|include|send|have))(?: (?:any|all|one|some)(?: or more)?(?: of)?)?(?: the)? ${must} (?:SAML )?attributes?\\b`,
    'i',
  ),
];
