/** One placeholder anywhere in a text. Only characters that no URL, header or JSON text has to escape. */
const anywhere = /redacted-([a-z]{1,20}(?:-[a-z]{1,20}){0,4})-(\d{1,40})/g;
const whole =
  /^redacted-[a-z]{1,20}(?:-[a-z]{1,20}){0,4}-\d{1,40}(?:\.?redacted-[a-z]{1,20}(?:-[a-z]{1,20}){0,4}-\d{1,40})*$/;

/** True when the value is one of our placeholders, or several, joined by dots or by nothing: it is left alone, so redacting twice changes nothing. */
export function isPlaceholder(value: string): boolean {
  return value.startsWith('redacted-') && whole.test(value);
}

/** The placeholders in a text, each once. */
export function placeholdersIn(text: string): readonly string[] {
  return text.includes('redacted-') ? [...new Set(text.match(anywhere))] : [];
}

/** The text with its placeholders changed, and nothing else. */
export function withPlaceholders(text: string, change: (placeholder: string) => string): string {
  return text.replaceAll(anywhere, (placeholder) => change(placeholder));
}

/** What lies between the placeholders of a text. */
export function partsBetween(text: string): readonly string[] {
  const parts: string[] = [];
  betweenPlaceholders(text, (part) => {
    parts.push(part);
    return part;
  });
  return parts;
}

/** Applies `change` to what lies between placeholders. */
export function betweenPlaceholders(text: string, change: (part: string) => string): string {
  if (!text.includes('redacted-')) return change(text);
  let out = '';
  let from = 0;
  for (const found of text.matchAll(anywhere)) {
    out += change(text.slice(from, found.index)) + found[0];
    from = found.index + found[0].length;
  }
  return out + change(text.slice(from));
}

/** What a hidden value was, and what stands for it. */
export type Hidden = { readonly value: string; readonly kind: string; readonly placeholder: string };

/** One placeholder per value, whatever carried it; counted by kind in order of appearance. Never derived from the value. */
export interface Placeholders {
  /** The placeholder of that value. The first sighting decides the kind, but a telling kind wins over a vague one. */
  one(kind: string, value: string): string;
  /** Placeholders already present in `text` are never given to another value. */
  avoid(text: string): void;
  /** Ends the first pass: from now on every value seen has its final placeholder. Gives all of them. */
  settle(): readonly Hidden[];
}

/** A registry that has seen nothing. Before `settle` its answers are only good for throwing away. */
export function createPlaceholders(): Placeholders {
  const kinds = new Map<string, string>();
  const given = new Map<string, string>();
  const counted = new Map<string, number>();
  let settled = false;

  const give = (kind: string, value: string): string => {
    const number = (counted.get(kind) ?? 0) + 1;
    counted.set(kind, number);
    const placeholder = shaped(kind, number, value);
    given.set(value, placeholder);
    return placeholder;
  };

  return {
    one(kind, value) {
      if (isPlaceholder(value)) return value;
      if (settled) return given.get(value) ?? give(kind, value);
      const known = kinds.get(value);
      if (known === undefined || (vague.has(known) && !vague.has(kind))) kinds.set(value, kind);
      return 'redacted-pending-0';
    },
    avoid(text) {
      if (!text.includes('redacted-')) return;
      for (const [, kind = '', number] of text.matchAll(anywhere)) {
        const taken = Number(number);
        if (taken > (counted.get(kind) ?? 0) && taken < 1e9) counted.set(kind, taken);
      }
    },
    settle() {
      settled = true;
      return [...kinds].map(([value, kind]) => ({ value, kind, placeholder: give(kind, value) }));
    },
  };
}

/** Kinds that say nothing of what the value is. */
const vague: ReadonlySet<string> = new Set(['value', 'text', 'path', 'header', 'cookie', 'member']);

/**
 * RFC 7636 §4.1, §4.2 want 43 to 128 characters. A verifier or challenge that met this keeps meeting it, so that
 * a malformed one can still be told from a good one.
 */
function shaped(kind: string, number: number, value: string): string {
  const start = `redacted-${kind}-`;
  const pkce = kind === 'code-challenge' || kind === 'code-verifier';
  const wide = pkce && /^[\w.~-]{43,128}$/.test(value);
  return start + String(number).padStart(wide ? 43 - start.length : 1, '0');
}
