import { readOwnValue, writeOwnValue } from '../../exchange/quoting-verdicts.ts';
import { bodyParameters, parameter } from '../../exchange/parameters.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { decodeSaml, type SamlDocument } from '../../messages/saml2/document.ts';
import { addressDifferences } from '../address-difference.ts';
import { compareAddresses, compareNames, type Comparison } from '../comparison.ts';
import { readingsOf } from '../said/exchange-words.ts';
import type { SamlAnswer } from './login.ts';
import { ownAddressIn } from './own-address-alone.ts';

/**
 * Two values in the words of a service provider that refuses: one is the answer's, so the other is its own, which nobody else can see. Told
 * by the values, not by the wording: libraries put them in either order.
 */
export type QuotedPair = {
  readonly about: About;
  readonly comparison: Extract<Comparison, { readonly verdict: 'differs' }>;
};

type About = 'destination' | 'audience' | 'issuer' | 'request';

/** The pair that the answer to an answer quotes; `undefined` where it quotes none, or none of this answer's values. */
export function quotedPairOf({ document, message }: SamlAnswer): QuotedPair | undefined {
  const own = ownValueIn(message.exchange, document);
  const given =
    own && givenIn(document).find(({ about, value }) => about === own.about && value === own.given);
  if (!own || !given) return undefined;
  const expected = { value: own.own, name: 'words', message };
  const found = { value: given.value, name: given.name, message };
  const compare = own.about === 'destination' ? compareAddresses : compareNames;
  const comparison = compare(expected, found, 'firm');
  return comparison.verdict === 'differs' ? { about: own.about, comparison } : undefined;
}

/** For a trace: the values that the page quotes, which redaction leaves out; `undefined` where it quotes none. */
export function ownValueVerdictOf(exchange: Exchange): string | undefined {
  const recorded = exchange.verdicts?.own_value;
  if (recorded !== undefined) return recorded;
  const encoded =
    exchange.method === 'POST' ? parameter(bodyParameters(exchange.requestBody), 'SAMLResponse') : undefined;
  const document = decodeSaml(encoded);
  const own = document && ownValueIn(exchange, document);
  return own && writeOwnValue(own);
}

type OwnValue = { readonly about: About; readonly own: string; readonly given: string };

function ownValueIn(exchange: Exchange, document: SamlDocument): OwnValue | undefined {
  const recorded = readOwnValue(exchange.verdicts?.own_value);
  const known = abouts.find((about) => about === recorded?.about);
  if (recorded && known) return { ...recorded, about: known };
  for (const { whole } of readingsOf(exchange)) {
    const quoted = valuesIn(whole);
    for (const { about, value } of givenIn(document)) {
      if (!isAbout[about].test(whole)) continue;
      const own = besides(quoted, value).find((one) => isSameKind(about, one, value));
      if (own !== undefined) return { about, own, given: value };
    }
  }
  return ownAddressAlone(exchange, document);
}

/** The service says that the address is wrong, and names only the one that it takes itself to be at. */
function ownAddressAlone(exchange: Exchange, { destination: given }: SamlDocument): OwnValue | undefined {
  const own = given === undefined ? undefined : ownAddressIn(exchange);
  if (given === undefined || own === undefined || !isSameKind('destination', own, given)) return undefined;
  return { about: 'destination', own, given };
}

/** What is quoted right before and after a value. */
function besides(quoted: readonly string[], value: string): readonly string[] {
  return quoted.flatMap((one, at) =>
    one === value ? [quoted[at + 1], quoted[at - 1]].filter((other) => other !== undefined) : [],
  );
}

type Given = { readonly about: About; readonly name: string; readonly value: string };

/** What of the answer a receiver compares with something of its own. */
function givenIn({ destination, issuer, inResponseTo, assertions }: SamlDocument): readonly Given[] {
  const at = (about: About, name: string, value: string | undefined): readonly Given[] =>
    value === undefined ? [] : [{ about, name, value }];
  return [
    ...at('destination', 'Response/@Destination', destination),
    ...assertions
      .flatMap(({ confirmations }) => confirmations)
      .flatMap(({ recipient }) => at('destination', 'SubjectConfirmationData/@Recipient', recipient)),
    ...assertions
      .flatMap(({ audiences }) => audiences)
      .flatMap((audience) => at('audience', 'Audience', audience)),
    ...at('issuer', 'Response/Issuer', issuer),
    ...assertions.flatMap((assertion) => at('issuer', 'Assertion/Issuer', assertion.issuer)),
    ...at('request', 'Response/@InResponseTo', inResponseTo),
  ];
}

/** One name may be audience, issuer and address at once: the words say what is meant. */
const isAbout: Readonly<Record<About, RegExp>> = {
  destination: /destination|recipient|received|instead|url|address|endpoint/i,
  audience: /audience|entity ?id/i,
  issuer: /issuer|entity ?id|metadata/i,
  request: /response ?to|request/i,
};

const abouts = ['destination', 'audience', 'issuer', 'request'] as const;

/** Both are addresses, or neither is; and of two that a form could be sent to not everything differs: a page of help is none. */
function isSameKind(about: About, own: string, given: string): boolean {
  if (own === given || URL.canParse(own) !== URL.canParse(given)) return false;
  if (about !== 'destination') return true;
  const parts = addressDifferences(own, given);
  return parts.length > 0 && !(parts.includes('host') && parts.includes('path'));
}

/** Addresses, quoted values, and what stands behind a colon; an apostrophe quotes nothing. */
const values =
  /https?:\/\/[^\s"'<>[\](),]+|"([^"]{1,300})"|(?<!\w)'([^']{1,300})'(?!\w)|\[([^[\]]{1,300})\]|<([^<>]{1,300})>|(?<=: ?)[\w.-]{8,300}/g;

function valuesIn(text: string): readonly string[] {
  return [...text.matchAll(values)].map(([whole, ...inner]) =>
    (inner.find((one) => one !== undefined) ?? whole).trim().replace(/[.;:]$/, ''),
  );
}
