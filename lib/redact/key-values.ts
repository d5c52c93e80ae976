import type { Context } from './context.ts';

const line = /^([a-z_][\w.]{0,79}):(.*)$/i;

/**
 * A body in the key-value form of OpenID's direct answers, redacted line by line; `undefined` for any other text.
 * OpenID 2.0 §4.1.1.
 */
export function redactKeyValues(context: Context, text: string): string | undefined {
  if (text.length > longest) return undefined;
  const lines = text.split('\n');
  const names = lines.map((one) => line.exec(one.trimEnd())?.[1] ?? '');
  if (!names.some((name) => telling.has(name)) || !lines.every((one, at) => one.trim() === '' || names[at]))
    return undefined;
  return lines.map((one) => redactLine(context, one)).join('\n');
}

/** Characters. */
const longest = 20_000;

/** Each is of this protocol alone: an association's answer, a verification's. OpenID 2.0 §8.2, §11.4.2.2. */
const telling: ReadonlySet<string> = new Set(['assoc_handle', 'is_valid', 'invalidate_handle', 'assoc_type']);

function redactLine(context: Context, text: string): string {
  const [, name, value] = line.exec(text.trimEnd()) ?? [];
  if (name === undefined || value === undefined) return text;
  return `${context.name(name)}:${context.value(`openid.${name}`, value, 1)}`;
}
