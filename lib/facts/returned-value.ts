import { parameter, parseForm } from '../exchange/parameters.ts';
import { percentDecoded } from '../exchange/percent.ts';
import type { Verdicts } from '../vocabulary/verdicts.ts';
import type { ValueAt } from './comparison.ts';

/**
 * What became of a value that the other side has to give back as it is (RelayState, wctx). `cut`: its beginning alone came back.
 * `encoded otherwise`: it came back escaped once more, or once less. `unasked`: something came though nothing was sent. `none`: neither.
 */
export type ReturnedValue =
  | { readonly verdict: 'none' | 'not compared' }
  | { readonly verdict: 'unasked'; readonly returned: ValueAt }
  | { readonly verdict: 'lost'; readonly sent: ValueAt }
  | {
      readonly verdict: 'same' | 'encoded otherwise' | 'changed';
      readonly sent: ValueAt;
      readonly returned: ValueAt;
    }
  | {
      readonly verdict: 'cut';
      readonly sent: ValueAt;
      readonly returned: ValueAt;
      /** What came back, in bytes. SAML allows 80 (Bindings §3.4.3, §3.5.3). */
      readonly bytes: number;
    };

/**
 * Compares what was sent with what came back. Placeholders keep only equality: what else there is to say is taken from the verdicts of
 * the answer.
 */
export function returnedValueOf(sent: ValueAt | undefined, returned: ValueAt | undefined): ReturnedValue {
  if (!sent) return returned ? { verdict: 'unasked', returned } : { verdict: 'none' };
  if (!returned) return { verdict: 'lost', sent };
  if (sent.value === returned.value) return { verdict: 'same', sent, returned };
  const recorded = returned.message.exchange.verdicts?.returned_value;
  const how = recorded ?? howChanged(sent.value, returned.value);
  if (how.startsWith('cut '))
    return { verdict: 'cut', sent, returned, bytes: Number(how.slice('cut '.length)) || 0 };
  return { verdict: how === 'encoded otherwise' ? how : 'changed', sent, returned };
}

/** What a trace has to say of the answer, so that the value is not needed for it. */
export function returnedVerdict(value: ReturnedValue): Verdicts {
  if (value.verdict === 'cut') return { returned_value: `cut ${value.bytes}` };
  return value.verdict === 'encoded otherwise' ? { returned_value: value.verdict } : {};
}

function howChanged(sent: string, returned: string): string {
  if (readings(returned).includes(sent) || readings(sent).includes(returned)) return 'encoded otherwise';
  const bytes = new TextEncoder().encode(returned).length;
  const isBeginning = [returned, ...readings(returned)].some((text) => sent.startsWith(text));
  return isBeginning && bytes >= shortestCut ? `cut ${bytes}` : 'changed';
}

/** No limit is lower: a site's address instead of a page's is the beginning of it, and no piece. Bytes. */
const shortestCut = 32;

/** A value with one layer of escapes taken off, as forms, addresses and pages have them. */
function readings(text: string): readonly string[] {
  const asForm = parameter(parseForm(`v=${text.replaceAll('&', '%26')}`), 'v') ?? '';
  return [percentDecoded(text), asForm, htmlDecoded(text)].filter((read) => read !== text);
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#38': '&',
  '#038': '&',
  '#39': "'",
  '#x2F': '/',
};

/** Text with the escapes that pages need read, those of HTML’s own characters alone. */
export function htmlDecoded(text: string): string {
  return text.replaceAll(/&([a-z]{2,4}|#\w{2,3});/g, (whole, name: string) => entities[name] ?? whole);
}
