import { analyze, type Analysis } from '../../lib/analysis.ts';

/** What was recorded of a login, to be expected of. */
export type Login = Analysis & {
  /** Called when an expectation fails: hands on what a person wants to see then. */
  readonly failed: () => void;
};

/** Where files go that belong to a failed test; Playwright's `test.info()` fits. */
export type Attachments = {
  attach(name: string, file: { readonly body: string; readonly contentType: string }): unknown;
};

/** What is to happen to a login of which an expectation fails. */
export type LoginOptions = {
  /** Gets the report and the redacted recording then. */
  readonly attachTo?: Attachments;
};

/** Reads a HAR file or a trace, as text or bytes. Throws, in one line, where nothing of it can be read. */
export async function loginOf(capture: string | Uint8Array, { attachTo }: LoginOptions = {}): Promise<Login> {
  const analysis = await analyze(capture);
  if ('error' in analysis) throw new Error(`oauth-lens: ${analysis.error}`);
  return { ...analysis, failed: attachTo ? await attaching(analysis, attachTo) : () => {} };
}

/** Written before it is known whether they are wanted: an expectation does not wait. */
async function attaching(analysis: Analysis, attachTo: Attachments): Promise<() => void> {
  const files = [
    ['login.html', await analysis.write('html'), 'text/html'],
    ['login.har', await analysis.write('trace'), 'application/json'],
  ] as const;
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    for (const [name, body, contentType] of files) void attachTo.attach(name, { body, contentType });
  };
}
