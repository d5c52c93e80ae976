import type { Message } from '../../messages/message.ts';

/** Characters of a page that are read, and of one call's message. */
const longestPage = 300_000;
const longestCall = 4000;
/** Calls of one page that are looked at. */
const most = 50;

/** A shorter value may stand in a page by chance. Characters. */
const shortest = 8;

/**
 * Whether the page that received an answer posts its code or a token to windows of whatever origin: the value stands literally in the call,
 * or in what is assigned to the name that is posted. `undefined` for pages that do not, or that were not recorded. HTML §9.3, `"*"`.
 */
export function postsToAnyone({ kind, carrier, params, exchange }: Message): 'anyone' | undefined {
  if (kind !== 'authorization_response' || carrier !== 'request') return undefined;
  if (exchange.verdicts?.posts_to) return exchange.verdicts.posts_to;
  const text = exchange.responseBody?.text?.slice(0, longestPage).replaceAll('\\/', '/');
  if (!text?.includes('postMessage')) return undefined;
  const values = ['code', 'access_token', 'id_token', 'refresh_token'].flatMap((name) => {
    const value = params[name] ?? '';
    return value.length >= shortest ? [value] : [];
  });
  const holds = (part: string): boolean => values.some((value) => part.includes(value));
  return wildcardMessages(text).some((sent) => holds(sent) || holds(assignedTo(sent, text)))
    ? 'anyone'
    : undefined;
}

/** The first arguments of calls whose target is `"*"`. */
function wildcardMessages(text: string): readonly string[] {
  return text
    .split(/\bpostMessage\s*\(/)
    .slice(1, most + 1)
    .flatMap((rest) => {
      const call = rest.slice(0, longestCall);
      const end = /,\s*(?:(["'`])\*\1|\{\s*targetOrigin\s*:\s*(["'`])\*\2\s*\})\s*\)/.exec(call);
      // A call that ended before is another one.
      return end && !/\)\s*;/.test(call.slice(0, end.index)) ? [call.slice(0, end.index)] : [];
    });
}

/** What the name that is posted stands for, where the page says it once; `''` for none. */
function assignedTo(sent: string, text: string): string {
  const name = /^\s*(?:JSON\.stringify\(\s*)?([A-Za-z_]\w{0,60})\s*\)?\s*$/.exec(sent)?.[1];
  if (!name) return '';
  const found = new RegExp(`\\b${name}\\s*=(?!=)\\s*([^;]{1,${longestCall}})`).exec(text);
  return found?.[1] ?? '';
}
