import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/** A page's script and what it imports from npm, as one module for browsers. */
export async function bundle(entry: URL): Promise<string> {
  const build = await rolldown({ input: fileURLToPath(entry), platform: 'browser', logLevel: 'silent' });
  const { output } = await build.generate({ format: 'es', minify: true });
  await build.close();
  return output[0].code;
}
