import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExampleId } from '../lib/telling/examples.ts';

/** The recording behind each example, in test/golden/captures: its truth and its report are held by the golden tests. */
const captures: Readonly<Record<ExampleId, string>> = {
  'code-flow': 'spa-login',
  'wrong-verifier': 'fault-wrong-verifier',
  'lost-cookie': 'failing-lax-form-post',
  oauth1: 'oauth1-web-app',
  openid2: 'openid2-stateless',
  saml: 'saml-login',
  device: 'extension-device',
  mcp: 'mcp-2025-11-25',
};

/** A file of the extension, by its path in it. */
export type ExampleFile = { readonly relativeDest: string; readonly contents: string };

/** The examples as files of their own, which are read only when somebody opens one. Throws where a recording is missing. */
export function exampleFiles(): readonly ExampleFile[] {
  return Object.entries(captures).map(([id, name]) => {
    const path = join(import.meta.dirname, `../test/golden/captures/${name}.har`);
    // Without the spaces of a file that people read.
    return {
      relativeDest: `examples/${id}.har`,
      contents: JSON.stringify(JSON.parse(readFileSync(path, 'utf8'))),
    };
  });
}
