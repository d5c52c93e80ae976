import { describe, expect, it } from 'vitest';
import { exampleFiles } from '../../../build/examples.ts';
import { inspectCapture } from '../../../lib/inspect-capture.ts';
import type { ReportFlow } from '../../../lib/report/report.ts';
import { exampleIds, exampleName, examples, type ExampleId } from '../../../lib/telling/examples.ts';

/** What makes the lesson of an example true. */
const lessons: Readonly<Record<ExampleId, (flow: ReportFlow) => boolean>> = {
  'code-flow': ({ way, outcome, protections }) =>
    way === 'authorization_code' &&
    outcome === 'succeeded' &&
    protections.some(({ name, reason }) => name === 'pkce' && reason === 'matched'),
  'wrong-verifier': ({ outcome, protections }) =>
    outcome === 'failed' &&
    protections.some(({ name, reason }) => name === 'pkce' && reason === 'wrong_verifier'),
  'lost-cookie': ({ outcome, response_mode, diagnosis: [reason] }) =>
    outcome === 'failed' && response_mode === 'form_post' && reason?.cause === 'cookie-lax-post',
  oauth1: ({ protocol, outcome, steps }) =>
    protocol === 'oauth1' &&
    outcome === 'succeeded' &&
    steps.some(({ kind, observed }) => kind === 'token_credential_request' && !observed),
  openid2: ({ protocol, outcome, steps }) =>
    protocol === 'openid2' &&
    outcome === 'succeeded' &&
    steps.some(({ kind }) => kind === 'openid_verification'),
  saml: ({ protocol, outcome, steps }) =>
    protocol === 'saml2' &&
    outcome === 'succeeded' &&
    steps.some(({ kind, method }) => kind === 'saml_response' && method === 'POST'),
  device: ({ way, outcome, steps }) =>
    way === 'device_code' &&
    outcome === 'succeeded' &&
    steps.some(({ delivery }) => delivery?.result === 'not_yet'),
  mcp: ({ mcp, outcome, steps: [first] }) =>
    Boolean(mcp?.server) && outcome === 'succeeded' && first?.status === 401,
};

describe('the examples', () => {
  const files = exampleFiles();

  it('have a file each', () => {
    expect(files.map(({ relativeDest }) => relativeDest).toSorted()).toEqual(
      exampleIds.map((id) => `examples/${id}.har`).toSorted(),
    );
  });

  it.each(exampleIds)('%s is one login that teaches what its line says', async (id) => {
    const { contents } = files.find(({ relativeDest }) => relativeDest === `examples/${id}.har`)!;
    const read = await inspectCapture(contents);
    if ('error' in read) throw new Error(read.error);
    expect(read.report.flows).toHaveLength(1);
    expect(read.report.flows.filter(lessons[id])).toHaveLength(1);
  });

  it('show no grave fault that their line does not speak of', async () => {
    for (const { contents } of files) {
      const read = await inspectCapture(contents);
      if ('error' in read) throw new Error(read.error);
      const severities = read.report.flows.flatMap(({ findings }) =>
        findings.map(({ severity }) => severity),
      );
      expect(severities).not.toContain('critical');
      expect(severities).not.toContain('high');
    }
  });

  it('say in a line what is to be learned, and by their name that they are none of the reader’s own', () => {
    for (const id of exampleIds) {
      expect(examples[id].lesson).toMatch(/\.$/);
      expect(examples[id].lesson.length).toBeLessThan(110);
      expect(exampleName(id)).toMatch(/^Example: /);
    }
  });
});
