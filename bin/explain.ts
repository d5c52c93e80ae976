import { entriesOf, suggestionsFor } from '../lib/catalogue/knowledge.ts';
import { knowledgeText } from '../lib/catalogue/knowledge-text.ts';
import { explainPasted, type UnexplainedPaste } from '../lib/explain-pasted.ts';
import { pasteText } from '../lib/paste-text.ts';
import type { RedactionLevel } from '../lib/vocabulary/redaction-level.ts';
import type { Surroundings } from './surroundings.ts';

/** Characters of which no name has more. */
const longestName = 80;

/** Prints what is known of a name, or what something that was copied means; of an unknown name, the names that look like it. `-` reads it. */
export async function explain(
  words: string,
  redaction: RedactionLevel,
  surroundings: Surroundings,
): Promise<number> {
  const text = words === '-' ? await textOf(surroundings.stdin) : words;
  if (text === '') {
    surroundings.complain('oauth-lens: there is nothing to explain.');
    return 2;
  }
  const entries = text.length > longestName ? [] : entriesOf(text);
  if (entries.length > 0) {
    surroundings.write(knowledgeText(entries, surroundings));
    return 0;
  }
  const pasted = await explainPasted(text, redaction);
  if (!('error' in pasted)) {
    surroundings.write(pasteText(pasted, surroundings));
    return 0;
  }
  surroundings.complain(
    `oauth-lens: ${/^[\w.:-]{1,80}$/.test(text) ? unknownName(text) : notExplained(pasted)}`,
  );
  return 2;
}

function notExplained({ error, isRecording }: UnexplainedPaste): string {
  return isRecording ? `${error} oauth-lens analyze tells what is in it.` : error;
}

function unknownName(word: string): string {
  const alike = suggestionsFor(word);
  const hint = alike.length > 0 ? ` Did you mean ${alike.join(', ')}?` : ' Names are written as on the wire.';
  return `nothing is known of "${word}".${hint}`;
}

async function textOf(stdin: Surroundings['stdin']): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  return Buffer.concat(chunks).toString('utf8').trim();
}
