import * as z from 'zod';
import { entriesOf, suggestionsFor } from '../../../lib/catalogue/knowledge.ts';
import { knowledgeText } from '../../../lib/catalogue/knowledge-text.ts';
import { explainPasted } from '../../../lib/explain-pasted.ts';
import { flowMarkdown } from '../../../lib/output/markdown-flow.ts';
import { stepMarkdown } from '../../../lib/output/markdown-step.ts';
import { pasteText } from '../../../lib/paste-text.ts';
import type { MaskingLevel } from '../../../lib/vocabulary/redaction-level.ts';
import { cutText } from '../bounds.ts';
import { contentOf, reportOf, type Captures } from '../captures.ts';
import { fileInput } from '../inputs.ts';
import { tool, type Answer } from '../tool.ts';

/** Characters of which no name has more. */
const longestName = 80;

const look = { color: false, width: 100 };

export const explain = tool({
  name: 'explain',
  title: 'Explain',
  description:
    'Explains, with references: a rule, a cause of failure, an error code, a parameter, a claim, a scope, a member of metadata or a header by its name; something copied (the address of a login or a callback, a cURL command, a token, a message of SAML); or, with file, a flow (flow-2) or a step (flow-2.3) of a capture with its parameters.',
  input: z.object({
    words: z.string().min(1).max(1_000_000).describe('a name, copied text, or the id of a flow or step'),
    file: fileInput.optional(),
  }),
  output: z.object({
    about: z.string().describe('what kind of thing it is: rule, error code, flow, step, copied text, …'),
    text: z.string(),
    references: z.array(z.object({ label: z.string(), url: z.string() })),
  }),
  async run({ words, file }, captures) {
    const asked = words.trim();
    return file === undefined ? known(asked, captures.redaction) : inCapture(asked, file, captures);
  },
});

type Explained = Answer<{
  about: string;
  text: string;
  references: { label: string; url: string }[];
}>;

function told(about: string, text: string, references: { label: string; url: string }[] = []): Explained {
  return { text, data: { about, text: cutText(text), references } };
}

async function known(words: string, redaction: MaskingLevel): Promise<Explained> {
  const entries = words.length > longestName ? [] : entriesOf(words);
  if (entries.length > 0) {
    const references = entries.flatMap((entry) => entry.references.map(({ label, url }) => ({ label, url })));
    return told(entries.map(({ kind }) => kind).join(', '), knowledgeText(entries, look), references);
  }
  const pasted = await explainPasted(words, redaction);
  if (!('error' in pasted)) return told('copied text', pasteText(pasted, look));
  if (!/^[\w.:-]{1,80}$/.test(words)) return pasted;
  const alike = suggestionsFor(words);
  const hint = alike.length > 0 ? `Did you mean ${alike.join(', ')}?` : 'Names are written as on the wire.';
  return { error: `Nothing is known of "${words}". ${hint}` };
}

async function inCapture(words: string, file: string, captures: Captures): Promise<Explained> {
  const [, flow, step] = /^(flow-\d{1,9})(\.\d{1,9})?$/.exec(words) ?? [];
  if (flow === undefined)
    return { error: 'Of a capture, the id of a flow (flow-2) or of a step (flow-2.3) is explained.' };
  const content = await contentOf(captures, file, flow);
  if ('error' in content) return content;
  const [only] = reportOf(captures, content).flows;
  if (!only) return { error: 'The capture has no such flow.' };
  if (step === undefined) {
    const references = only.findings.flatMap((finding) =>
      finding.references.map(({ label, url }) => ({ label, url })),
    );
    return told('flow', flowMarkdown(only).join('\n'), references.slice(0, 20));
  }
  const one = only.steps.find(({ id }) => id === words);
  if (!one) return { error: `${flow} has the steps ${flow}.1 to ${only.steps.at(-1)?.id ?? ''}.` };
  return told('step', stepMarkdown(only, one).join('\n'));
}
