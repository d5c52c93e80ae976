import { quoteSentence } from '../../explain/quote.ts';
import type { Facts } from '../../facts/facts.ts';
import { isGeneric } from '../../facts/said/error-words.ts';
import type { Quote } from '../cause.ts';
import type { Diagnosis } from '../diagnosis.ts';
import { bare } from './folds.ts';
import { meantBy, quoteOf, sentenceAt } from './from-words.ts';

/**
 * The reasons with the words of the page or answer at which each shows, where it quotes none yet: whoever failed says it in a sentence. One that only says that something failed is given whatever was said. No sentence is told twice.
 */
export function quoted(reasons: readonly Diagnosis[], facts: Facts): readonly Diagnosis[] {
  const told = new Set(reasons.flatMap(({ quote }) => quote?.text ?? []));
  return reasons.map((reason) => {
    if (reason.quote) return reason;
    const isBare = bare.has(reason.cause);
    const quote = isBare ? quoteOf(facts) : sentenceAt(facts, reason.at);
    if (!quote || hasWords(reason.why, quote.text)) return reason;
    if (!isBare && (told.has(quote.text) || reasons.some(({ why }) => repeats(why, quote.text))))
      return reason;
    told.add(quote.text);
    return withQuote(reason, quote, isBare ? meantBy(facts) : undefined);
  });
}

/** What words mean is told once, with the first reason that quotes them. */
export function meantOnce(reasons: readonly Diagnosis[], facts: Facts): readonly Diagnosis[] {
  const means = meantBy(facts);
  if (means === undefined) return reasons;
  const first = reasons.findIndex(({ why }) => why.includes(means));
  return reasons.map((reason, at) =>
    at > first && first >= 0 ? { ...reason, why: reason.why.replace(` ${means}`, '') } : reason,
  );
}

/** Ours shorten long sentences and leave the full stop out. */
function repeats(why: string, text: string): boolean {
  return why.includes(text.slice(0, 40).replace(/[.\s]+$/, ''));
}

/** It quotes somebody already, or says the same. */
function hasWords(why: string, text: string): boolean {
  return why.includes('“') || repeats(why, text);
}

function withQuote(reason: Diagnosis, quote: Quote, means: string | undefined): Diagnosis {
  const says = quoteSentence(quote);
  const why =
    reason.cause === 'unexplained'
      ? `${says} Nothing else that was seen tells why.`
      : `${reason.why} ${says}`;
  return {
    ...reason,
    why: means === undefined ? why : `${why} ${means}`,
    quote,
    fix: fixBeside(reason, quote),
  };
}

/** Where the app said something, its log comes second. */
function fixBeside({ cause, fix }: Diagnosis, { text }: Quote): string {
  if (cause !== 'callback-failed' || !fix.startsWith('Look in ') || isGeneric(text) || !/\S\s+\S/.test(text))
    return fix;
  return `Go by what it says; where that leaves the reason open, look in ${fix.slice('Look in '.length)}`;
}
