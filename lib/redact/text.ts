import { deepest, type Context } from './context.ts';
import { betweenPlaceholders } from './placeholders.ts';
import { secrecyOf } from './secrecy.ts';
import { redactShapes } from './shapes.ts';
import { percentDecoded } from './value.ts';

const address = /(?<![\w.+-])[a-z][a-z0-9+.-]{0,60}:\/\/?[^\s"'<>`\\^{|}]+/gi;
const pair = /(?<![\w.-])([\w.-]{2,40})(=|["']\s{0,4}:\s{0,4}["'])([^\s&"'<>,;)]+)/g;

/** Prose of ours or of a browser: the addresses in it, `name=value` pairs, collected secrets, secret shapes. */
export function redactText(context: Context, text: string, depth: number): string {
  if (text === '') return text;
  if (depth > deepest) return context.placeholders.one('text', text);
  return betweenAddresses(
    text,
    (prose) => redactProse(context, prose, depth),
    (found) => context.url(found, depth + 1),
  );
}

/** Applies `change` to what is no address, and `changeAddress` to what is; punctuation behind an address is no part of it. */
export function betweenAddresses(
  text: string,
  change: (prose: string) => string,
  changeAddress: (address: string) => string = (found) => found,
): string {
  if (!text.includes(':/')) return change(text);
  let out = '';
  let from = 0;
  for (const { 0: found, index } of text.matchAll(address)) {
    let end = found.length;
    while (end > 0 && '.,;:!?)]'.includes(found[end - 1] ?? '')) end--;
    out += change(text.slice(from, index)) + changeAddress(found.slice(0, end));
    from = index + end;
  }
  return out + change(text.slice(from));
}

function redactProse(context: Context, prose: string, depth: number): string {
  if (prose === '') return prose;
  const unescaped = prose.includes('%')
    ? prose.replace(/[^\s"'<>]+/g, (token) => redactEscaped(context, token, depth))
    : prose;
  const named = betweenPlaceholders(unescaped, (part) =>
    part.replace(pair, (all, name: string, middle: string, value: string) => {
      const { secrecy } = secrecyOf(name);
      return secrecy === 'secret' || secrecy === 'personal'
        ? name + middle + context.value(name, value, depth + 1)
        : all;
    }),
  );
  return redactShapes(context, context.hunt(named), depth);
}

/** A percent-encoded token is read one layer down, and encoded again when there was something to hide. */
function redactEscaped(context: Context, token: string, depth: number): string {
  const decoded = percentDecoded(token);
  if (decoded === undefined) return token;
  const redacted = redactText(context, decoded, depth + 1);
  return redacted === decoded ? token : encodeURIComponent(redacted.toWellFormed());
}
