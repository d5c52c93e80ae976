import { explainHeader } from '../../lib/explain/header.ts';
import { secrecyOf } from '../../lib/explain/parameter.ts';

/** Keeps the ends of a long value so that two of them can be told apart: `eyJhbGci…3k9Q`. */
export function shortened(value: string): string {
  if (value.length <= 8) return '•'.repeat(8);
  return `${value.slice(0, Math.min(6, value.length >> 2))}…${value.slice(-Math.min(4, value.length >> 2))}`;
}

/** Does this header carry something that lets its holder act as somebody? */
export function isSecretHeader(name: string): boolean {
  return name.toLowerCase() === 'cookie' || explainHeader(name)?.secrecy === 'secret';
}

/** Does this parameter carry what lets its holder act, for good or once? */
export function isSecretParameter(name: string): boolean {
  return ['secret', 'one_time'].includes(secrecyOf(name) ?? '');
}

/** The text with each of the values shortened, as they stand and percent-encoded. For looking at, not for sharing. */
export function veiled(text: string, values: readonly string[]): string {
  let out = text;
  for (const value of values) {
    if (value.length < 6) continue;
    out = out.replaceAll(value, shortened(value)).replaceAll(encodeURIComponent(value), shortened(value));
  }
  return out.replace(/\beyJ[\w-]{10,}(?:\.[\w-]+){1,4}/g, shortened);
}
