import { withoutEntities } from '../../../exchange/html-entities.ts';
import type { Script } from './page-text.ts';

/** Characters of a script that does little but show a message; what is longer is a program. */
const longest = 1200;
const longestMessage = 600;

/** What runs later or perhaps, and not as the page loads. */
const laterOrPerhaps =
  /\b(?:ajax|axios|fetch|XMLHttpRequest|then|catch|if|else|switch|case|submit|click|change|keyup|onclick|success|fail|done)\b(?!['"])|\bfunction\s+\w|addEventListener\(\s*['"](?!DOMContentLoaded|load['"])|\.on\(|=\s*(?:async\s*)?(?:function\b|\([^()]{0,80}\)\s*=>)/;

const quoted = String.raw`(["'\`])((?:\\.|(?!\1)[^\\])*)\1`;
const again = quoted.replaceAll(String.raw`\1`, String.raw`\3`);

/** toastr, Notyf, notify.js, iziToast, Element and their like: a method by the name of the kind. */
const byMethod = new RegExp(String.raw`(?:\.(?:error|danger)|\[['"]error['"]\])\(\s*${quoted}`);
/** SweetAlert, Noty and others: an object with the kind in it. */
const byKind = /\b(?:icon|type|status)\s*:\s*["']error["']/;
const member = (name: string): RegExp => new RegExp(String.raw`\b${name}\s*:\s*${quoted}`);
/** SweetAlert of old: title, text, kind. */
const byPlace = new RegExp(String.raw`\bswal\(\s*${quoted}\s*,\s*${again}\s*,\s*["']error["']`);

/**
 * What scripts of a page show as an error as it loads: servers write such a call where frameworks keep a message for the next page. `[]`
 * for programs, and for what would be shown in another case alone.
 */
export function notificationsIn(scripts: readonly Script[]): readonly string[] {
  return scripts.flatMap(({ type, text }) => {
    const isCode = type === '' || type === 'text/javascript' || type === 'module';
    if (!isCode || text.length > longest || laterOrPerhaps.test(text)) return [];
    const message = messageIn(text);
    return message === undefined || message.length > longestMessage ? [] : [unescaped(message)];
  });
}

function messageIn(text: string): string | undefined {
  const found = byMethod.exec(text)?.[2] ?? byPlace.exec(text)?.[4];
  if (found !== undefined || !byKind.test(text)) return found;
  return ['text', 'html', 'message', 'title']
    .map((name) => member(name).exec(text)?.[2])
    .find((one) => one !== undefined);
}

function unescaped(text: string): string {
  const plain = text.replaceAll(/\\(?:u([0-9a-f]{4})|(.))/gi, (_, hex?: string, one?: string) =>
    hex ? String.fromCharCode(Number.parseInt(hex, 16)) : one === 'n' ? ' ' : (one ?? ''),
  );
  return withoutEntities(plain);
}
