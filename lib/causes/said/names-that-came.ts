import type { Facts } from '../../facts/facts.ts';
import { appWords } from '../../facts/said/app-words.ts';
import { lastSamlAnswer } from '../../facts/saml/last-answer.ts';
import type { SamlAssertion, SamlAttribute } from '../../messages/saml2/assertion.ts';
import { lastWord } from '../../messages/saml2/status-error.ts';
import type { Diagnosis } from '../diagnosis.ts';

/**
 * The reasons of a site that finds no account for the person of an assertion: the first says under which names the assertion tells the
 * person, since a site that reads another name finds nobody. Names alone, no values. All others as they are, and where names are encrypted
 * or missing, or the site knows who it is. SAML Core §2.7.3.
 */
export function withNamesThatCame(reasons: readonly Diagnosis[], facts: Facts): readonly Diagnosis[] {
  const [first, ...others] = reasons;
  if (first?.cause !== 'not-provisioned') return reasons;
  if (facts.of(appWords)?.phrases.some(({ knowsPerson }) => knowsPerson)) return reasons;
  const assertion = facts.of(lastSamlAnswer)?.answer.assertion;
  if (!assertion || assertion.isPartlyEncrypted || assertion.attributes.some(isNameless)) return reasons;
  const told = {
    ...first,
    why: `${first.why} The assertion tells the person as ${namesIn(assertion)}.`,
    fix: `${first.fix} If the account is there: the site has to read the person from one of exactly these names, letter for letter, and to know the value that it has.`,
  };
  return [told, ...others];
}

function isNameless({ name }: SamlAttribute): boolean {
  return name === '';
}

/** Names that are told. */
const most = 6;

function namesIn({ attributes, nameId }: SamlAssertion): string {
  const subject = nameId ? 'NameID' : undefined;
  const all = [...new Set(attributes.map(({ name }) => cut(name)))];
  if (all.length === 0) return subject ? 'NameID alone, without any attribute' : 'nobody';
  const sorted = [...all.filter(isIdentifier), ...all.filter((name) => !isIdentifier(name))];
  const rest = sorted.length > most + 1 ? `${sorted.length - most} more` : undefined;
  const shown = [...sorted.slice(0, rest ? most : most + 1), ...(rest ? [rest] : [])];
  const list = shown.length === 1 ? shown[0]! : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)!}`;
  return `${subject ? `${subject} and as ` : ''}the attribute${all.length === 1 ? '' : 's'} ${list}`;
}

function cut(name: string): string {
  return name.length > longest ? `${name.slice(0, longest)}…` : name;
}

/** Of a name that no site is told to read in such length. */
const longest = 150;

/** Sites look accounts up by such. The numbers: uid, mail, eduPersonPrincipalName, eduPersonUniqueId, subject-id is in words. */
const identifiers =
  /^(?:name_?id(?:entifier)?|u?id|user_?(?:name|id|principalname)|upn|e-?mail(?:_?address)?|mail|name|login|samaccountname|edupersonprincipalname|edupersonuniqueid|eppn|subject-id|pairwise-id|objectguid|objectidentifier|sub|0\.9\.2342\.19200300\.100\.1\.[13]|1\.3\.6\.1\.4\.1\.5923\.1\.1\.1\.(?:6|13))$/i;

function isIdentifier(name: string): boolean {
  return identifiers.test(lastWord(name));
}
