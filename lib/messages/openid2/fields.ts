import type { Params } from '../view.ts';

/** The namespace of OpenID 2.0; messages of OpenID 1.1 name none, or one of its own. OpenID 2.0 §4.1.2. */
export const namespace = 'http://specs.openid.net/auth/2.0';

/** A field by its name without prefix: `mode`, `return_to`. */
export function field(params: Params, name: string): string | undefined {
  return params[`openid.${name}`];
}

/** The fields of a message in key-value form: one `name:value` a line, names without prefix. OpenID 2.0 §4.1.1. */
export function parseKeyValues(text: string | undefined): Params {
  if (!text || text.length > longest) return {};
  const pairs = text.split(/\r?\n/).flatMap((line): [string, string][] => {
    const [, name, value] = /^([a-z_][\w.]{0,79}):(.*)$/i.exec(line) ?? [];
    return name && value && name !== '__proto__' ? [[name, value]] : [];
  });
  return Object.fromEntries(pairs);
}

/** Characters. The longest real answer is an association with a Diffie-Hellman key. */
const longest = 20_000;
