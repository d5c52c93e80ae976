import { basename } from 'node:path';
import { makeBundle } from '../lib/bundle.ts';
import { rereadWords } from '../lib/telling/bundle.ts';
import { writeOutput } from './output-file.ts';
import { readCapture } from './read-capture.ts';
import type { Surroundings } from './surroundings.ts';

type BundleCommand = { readonly file: string; readonly output?: string | undefined };

/** Writes the support bundle of a capture to a file, and prints the lines for the ticket. */
export async function bundle({ file, output }: BundleCommand, surroundings: Surroundings): Promise<number> {
  const complain = (words: string): number => {
    surroundings.complain(`oauth-lens: ${words}`);
    return 2;
  };
  const inspected = await readCapture(file, surroundings);
  if ('error' in inspected) return complain(`${file === '-' ? 'standard input' : file}: ${inspected.error}`);
  const { inspection, report } = inspected;
  const { page, ticket, reread } = await makeBundle({ exchanges: inspection.evidence(), report });
  const target = output ?? `${nameOf(file)}.bundle.html`;
  const refused = writeOutput(target, page, surroundings);
  if (refused) return complain(refused.error);
  if (target !== '-') surroundings.write(`${ticket}\nWritten to ${target}. ${rereadWords(reread)}\n`);
  return reread.differing === 0 ? 0 : complain(rereadWords(reread));
}

/** `login` of `captures/login.har.gz`. */
function nameOf(file: string): string {
  return file === '-'
    ? 'login'
    : basename(file).replace(/(?<=.)\.(?:har|json|zip|gz|saz|xml|html)\b.*$/i, '');
}
