import { cameFrom } from '../../exchange/came-from.ts';
import { isErrorReport } from '../../exchange/error-report.ts';
import { hostAndPortOf } from '../../exchange/parameters.ts';
import { quoteSentence } from '../../explain/quote.ts';
import type { Facts } from '../../facts/facts.ts';
import { isOAuth2 } from '../../vocabulary/protocol.ts';
import type { Phrase } from '../../facts/said/phrases/phrase.ts';
import { isTokenCheck } from '../../facts/said/relayed.ts';
import { isGeneric } from '../../facts/said/error-words.ts';
import { plainName } from '../../facts/said/member-names.ts';
import { isOfOtherSubject } from '../../facts/said/of-other-subject.ts';
import { isProse, lastName } from '../../facts/said/member-words.ts';
import { saidBy, type SaidPhrase } from '../../facts/said/said.ts';
import type { SaidCauseName } from '../../vocabulary/cause-name.ts';
import type { Owner } from '../../vocabulary/owner.ts';
import type { CauseDraft, Quote } from '../cause.ts';
import type { Diagnosis } from '../diagnosis.ts';
import { refreshes } from '../../facts/tokens/refresh.ts';
import { failingExchanges } from '../../facts/failing-exchanges.ts';
import type { Message } from '../../messages/message.ts';
import type { Words } from '../../facts/said/words.ts';
import { isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { befellBefore, fittingNames, isAside, onlyFitting, possibleNames } from './fitting.ts';
import { meanings } from './meanings.ts';
import { ownToken } from './meanings/own-token.ts';
import { isOwnCheck, phrasesOf, providerSaying, type Told } from './told.ts';

/**
 * What the failing pages and answers say of the cause: known wordings by their table, the first that settles it before those that leave
 * several. Empty where nobody said anything that is known.
 */
export function fromWords(facts: Facts): readonly Diagnosis[] {
  const told = toldBy(facts);
  const settled = settledBy(told, facts, ({ loosely }) => loosely.length === 0);
  if (settled) return settled;
  const open = told.flatMap((one) =>
    phrasesOf(one)
      .filter((said) => fittingNames(one, said).length > 0)
      .map((said) => ({ one, said })),
  );
  // What tells a reason counts before what hides it, wherever it stands.
  const first = open.find(({ said }) => !said.phrase.hidesReason);
  if (first && first.said.phrase.loosely.length === 0) return suspicions(first.one, first.said, facts);
  const loosely = settledBy(told, facts, (phrase) => phrase.loosely.length > 0);
  if (loosely) return loosely;
  const isOfElse = told.some(saysElse);
  const any = first ?? (isOfElse ? undefined : open[0]);
  return any ? suspicions(any.one, any.said, facts) : [];
}

/** The app complains of another subject, in a sentence that nobody knows. */
function saysElse({ by, said: { words, phrases } }: Told): boolean {
  return (
    by === 'client' &&
    words.some((one) => isOfOtherSubject(one) && !phrases.some((known) => known.words === one))
  );
}

/** By the first words that leave one cause. */
function settledBy(
  told: readonly Told[],
  facts: Facts,
  isMeant: (phrase: Phrase) => boolean,
): readonly Diagnosis[] | undefined {
  for (const one of told) {
    for (const said of phrasesOf(one)) {
      const name = said.phrase.hidesReason || !isMeant(said.phrase) ? undefined : onlyFitting(one, said);
      if (name === undefined) continue;
      if (isWaiting(one, facts) && said.phrase.loosely.length > 0)
        return [reason(one, said, name, 'tentative')];
      if (!isAside(one, facts)) return [reason(one, said, name, 'firm')];
      if (!befellBefore(name, one, facts)) return [reason(one, said, name, 'tentative')];
    }
  }
  return undefined;
}

/** On a page of the provider’s from which the person may go on. */
function isWaiting({ by, exchange: { status = 0 } }: Told, { ending }: Facts): boolean {
  return by === 'authorization_server' && status < 400 && ending.outcome === 'pending';
}

/** The words to quote where nothing known was said; `undefined` where nobody said anything, and of a login that succeeded. */
export function quoteOf(facts: Facts): Quote | undefined {
  const told = facts.ending.outcome === 'succeeded' ? [] : toldBy(facts);
  const [first] = told;
  // A bare “error” in the address leaves the word to the page that it leads to.
  const page = first && isGeneric(first.said.text) ? told.find((one) => saysMore(one, first)) : undefined;
  return first && quote(page ?? first, (page ?? first).said);
}

function saysMore({ by, said }: Told, first: Told): boolean {
  return by === first.by && isSentence(said.text);
}

/** What those words mean where they leave the cause open and their product is known to say them of more than they tell; else `undefined`. */
export function meantBy(facts: Facts): string | undefined {
  const [first] = facts.ending.outcome === 'succeeded' ? [] : toldBy(facts);
  const phrases = first ? phrasesOf(first) : [];
  return phrases.every(({ phrase }) => phrase.cause === undefined)
    ? phrases.find(({ phrase }) => phrase.loosely.length === 0)?.phrase.means
    : undefined;
}

/** Why it failed, with what was said there after it, for whom nothing known was said; and that as a quotation. */
export function withQuote(facts: Facts, why: string): Pick<CauseDraft, 'why' | 'quote'> {
  return quoting(why, quoteOf(facts));
}

/** A why, and after it what was said, where anything was. */
export function quoting(why: string, said: Quote | undefined): Pick<CauseDraft, 'why' | 'quote'> {
  return { why: said ? `${why} ${quoteSentence(said)}` : why, quote: said };
}

/** The sentence that was said where a message failed, in its own answer or address; `undefined` for codes alone. */
export function sentenceAt(facts: Facts, at: Message | undefined): Quote | undefined {
  const told = at && toldBy(facts).find(({ exchange }) => exchange.id === at.exchange.id);
  const hasFailed = (at?.exchange.status ?? 0) >= 400 || isSameMessage(at, facts.ending.failedAt);
  if (!told || !hasFailed) return undefined;
  const sentences = told.said.words.filter((one) => isProse(one) && isSentence(one.text));
  const described =
    at && isFrontChannelResponse(at)
      ? sentences.find(({ name = '' }) => plainName(lastName(name)) === 'errordescription')
      : undefined;
  const words = described ?? sentences[0];
  const heading = sentences.find(({ where }) => where === 'heading');
  if (!words || !heading || words.where === 'member' || heading.text.includes(words.text))
    return words && quote(told, words);
  return quote(told, { ...words, text: `${heading.text.replace(/[.:\s]+$/, '')}: ${words.text}` });
}

/** A redirect and the landing it leads to are one message in two exchanges. */
function isSameMessage(a: Message | undefined, b: Message | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.kind === b.kind && a.url === b.url);
}

/** More than a code, with or without the word “error” before it. */
function isSentence(text: string): boolean {
  return !isGeneric(text) && /\S\s+\S/.test(text.replace(/^error(?:\s*\d+)?\s*[:\s–-]\s*/i, ''));
}

function toldBy(facts: Facts): readonly Told[] {
  return facts.of(failingExchanges).flatMap((one): readonly Told[] => {
    const said = saidBy(one.exchange);
    const renews = said !== undefined && facts.of(refreshes).length > 0;
    const isBroker = facts.flow.parent !== undefined;
    return said
      ? [
          {
            ...one,
            said,
            provider: facts.server.origin,
            renews,
            isBroker,
            // A login that never began shows by nothing else which protocol it would have been.
            isOAuth2: isOAuth2(facts.protocol) && one.at.kind !== 'refused_start',
            protocol: facts.protocol,
          },
        ]
      : [];
  });
}

/** What the words may mean, two at most. Which attribute kept a cookie back is not for words to say. */
function suspicions(told: Told, said: SaidPhrase, facts: Facts): readonly Diagnosis[] {
  const names = possibleNames(told, said, facts);
  const isCookie = (name: SaidCauseName) => name.startsWith('cookie-');
  const others = names.filter((name) => !isCookie(name)).map((name) => reason(told, said, name, 'tentative'));
  const cookie = names.some(isCookie) ? [cookieLost(told, said)] : [];
  const first = names[0];
  return (first && isCookie(first) ? [...cookie, ...others] : [...others, ...cookie]).slice(0, 2);
}

function cookieLost(told: Told, said: SaidPhrase): Diagnosis {
  return {
    ...reason(told, said, 'cookie-wrong-host', 'tentative'),
    cause: 'state-cookie-lost',
    why: `The cookie in which the app remembers the login may not have come back with the callback. ${quoteSentence(quote(told, { ...said.words, text: wordsOf(said) }))}`,
    fix: cookieFix,
    tellApart: cookieFix,
  };
}

const cookieFix =
  'Compare the Set-Cookie of the login’s start with the Cookie of the callback (browsers leave both out of a HAR unless asked for sensitive data): its host, path, Secure, SameSite and age. If it came back, look for a second login in between or at the app’s session store.';

/** A parameter without a value says its name. */
function wordsOf({ words: { text, name = '' } }: SaidPhrase): string {
  return text || name;
}

function reason(
  told: Told,
  said: SaidPhrase,
  name: SaidCauseName,
  confidence: 'firm' | 'tentative',
): Diagnosis {
  const { phrase, words } = said;
  const ofOwn = isOwnCheck(told) ? ownToken[name] : undefined;
  const { why, owner, ...meaning } = ofOwn ?? meanings[name];
  const isSettled = confidence === 'firm';
  // Where a wording leaves several, its own way to tell them apart goes with the likeliest.
  const fix = (isSettled || name === phrase.suspects[0] ? phrase.fix : undefined) ?? meaning.fix;
  const meant = isSettled && !isTokenCheck(phrase) ? (phrase.means ?? why) : why;
  const text = wordsOf({ phrase, words });
  const hidden = phrase.hidesReason
    ? ` ${phrase.means ?? 'The app says this of many things: its log has the reason.'}`
    : '';
  return {
    cause: name,
    at: told.at,
    why: `${meant} ${quoteSentence(quote(told, { ...words, text }))}${hidden}`,
    fix,
    confidence,
    proof: phrase.codes.length + phrase.tokens.length > 0 && phrase.says.length === 0 ? 'code' : 'phrase',
    owner: ofOwn ? owner : ownerOf(phrase, owner),
    quote: quote(told, { ...words, text }),
    rules: [],
    ...(!isSettled && { tellApart: fix }),
  };
}

/** Admins set up the provider, proxies and persons belong to the app’s side. */
function ownerOf({ owner }: Phrase, otherwise: Owner): Owner {
  switch (owner) {
    case 'admin':
      return 'authorization_server';
    case 'proxy':
    case 'person':
      return otherwise;
    default:
      return owner;
  }
}

/** What stands in the address or form of an answer the provider wrote, though the client’s page is asked with it. */
function quote(told: Told, { text, source }: Pick<Words, 'text' | 'source'>): Quote {
  const { exchange } = told;
  // A report goes to whoever collects them; the app’s page says it.
  const speaker = isErrorReport(exchange) ? (cameFrom(exchange) ?? exchange.url) : exchange.url;
  return {
    text,
    host: hostAndPortOf(providerSaying(told, { source }) ?? speaker) || 'The page',
    at: exchange,
  };
}
