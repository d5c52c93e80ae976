import { parseForm } from '../exchange/parameters.ts';
import type { Context } from './context.ts';

/**
 * Form-encoded text (a query, a fragment, a body). What need not change keeps its very spelling, broken escapes included.
 */
export function redactPairs(context: Context, text: string, depth: number): string {
  if (text === '') return text;
  const pairs = text.split('&').map(readPair);
  const plainChallenge = isPlainChallenge(pairs);
  return pairs
    .map(({ raw, rawName, name, value }) => {
      if (raw === '') return raw;
      const shownName = context.name(name);
      const nameText = shownName === name ? rawName : encode(shownName);
      if (value === undefined) return nameText;
      const redacted = context.value(
        plainChallenge && name === 'code_challenge' ? 'code_verifier' : name,
        value,
        depth + 1,
      );
      return `${nameText}=${redacted === value ? raw.slice(rawName.length + 1) : encode(redacted)}`;
    })
    .join('&');
}

type Pair = {
  readonly raw: string;
  readonly rawName: string;
  readonly name: string;
  readonly value: string | undefined;
};

function readPair(raw: string): Pair {
  const equals = raw.indexOf('=');
  const rawName = equals < 0 ? raw : raw.slice(0, equals);
  const name = decode(rawName);
  return { raw, rawName, name, value: equals < 0 ? undefined : decode(raw.slice(equals + 1)) };
}

/** RFC 7636 §4.3: without a method, or with `plain`, the challenge is the verifier itself. */
export function isPlainChallenge(
  parameters: readonly { readonly name: string; readonly value: string | undefined }[],
): boolean {
  const method = parameters.find(({ name }) => name === 'code_challenge_method')?.value;
  return method === undefined || method === '' || method.toLowerCase() === 'plain';
}

function decode(text: string): string {
  if (!/[%+]/.test(text) && text.isWellFormed()) return text;
  return parseForm(`v=${text}`)[0]?.[1] ?? text;
}

function encode(text: string): string {
  // Placeholders and addresses stay readable: RFC 3986 §3.4 allows these characters in a query.
  return encodeURIComponent(text.toWellFormed());
}
