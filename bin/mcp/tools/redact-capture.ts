import { writeFile } from 'node:fs/promises';
import * as z from 'zod';
import { writeTrace } from '../../../lib/output/trace.ts';
import { mostText } from '../bounds.ts';
import { contentOf } from '../captures.ts';
import { fileInput, flowInput } from '../inputs.ts';
import { tool } from '../tool.ts';

export const redactCapture = tool({
  name: 'redact_capture',
  title: 'Redact a capture',
  description:
    'Makes a HAR of what the logins of a capture used, and nothing else, with secrets and personal data replaced; reading it again gives the same logins, steps and findings. Answers with it, or writes it to a new file.',
  input: z.object({
    file: fileInput,
    flow: flowInput.optional(),
    output: z
      .string()
      .max(4096)
      .regex(/\.har$/i, 'The name of the new file ends with .har.')
      .optional()
      .describe(
        'path of a new file below a folder of this server, ending with .har; never one that is there',
      ),
  }),
  output: z.object({
    flows: z.number(),
    entries: z.number(),
    characters: z.number(),
    written: z.string().nullable().describe('path of the file'),
    trace: z.string().nullable().describe('the HAR itself, where no file was asked for'),
  }),
  isWriting: true,
  async run({ file, flow, output }, captures) {
    const content = await contentOf(captures, file, flow);
    if ('error' in content) return content;
    const trace = writeTrace({ ...content, redaction: captures.redaction });
    const counts = {
      flows: content.report.flows.length,
      entries: content.exchanges.length,
      characters: trace.length,
    };
    if (output === undefined) {
      return trace.length > mostText
        ? {
            error: `The redacted trace has ${trace.length} characters, more than an answer holds. Ask for one flow, or name a new file as output.`,
          }
        : { text: trace, data: { ...counts, written: null, trace } };
    }
    const place = await captures.folders.place(output);
    if ('error' in place) return { error: `output: ${place.error}` };
    const problem = await writeNew(place.path, trace);
    return problem
      ? { error: problem }
      : {
          text: `Written: ${place.path}, ${counts.entries} entries of ${counts.flows} flows.`,
          data: { ...counts, written: place.path, trace: null },
        };
  },
});

/** Never over what is there, nor through a link. */
async function writeNew(path: string, text: string): Promise<string | undefined> {
  try {
    await writeFile(path, text, { flag: 'wx' });
    return undefined;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return code === 'EEXIST'
      ? 'There is a file of that name already. Name a new one.'
      : 'The file could not be written.';
  }
}
