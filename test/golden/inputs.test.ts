import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inspectCapture } from '../../lib/inspect-capture.ts';

const folder = new URL('inputs/', import.meta.url);

/** Of each flow what it came to, and its steps; the lab’s ports and ids differ from recording to recording. */
async function seenIn(file: string) {
  const seen = await inspectCapture(readFileSync(new URL(file, folder)));
  if ('error' in seen) throw new Error(`${file}: ${seen.error}`);
  const { flows, gaps, failures } = seen.report;
  expect(failures).toEqual([]);
  return {
    flows: flows.map(({ outcome, steps, findings }) => ({
      outcome,
      steps: steps.map(({ kind }) => kind).join(' '),
      findings: findings.map(({ rule }) => rule).join(' '),
    })),
    gaps,
  };
}

const login = {
  outcome: 'succeeded',
  steps: 'discovery authorization_request authorization_response discovery token_request userinfo_request',
  findings: 'authz-page-frameable',
};

/** What a client of APIs does: a machine asks for a token. Newman ran it at the lab; Postman and Insomnia write what it had. */
const machine = {
  outcome: 'succeeded',
  steps: 'discovery token_request resource_request',
  findings: '',
};

/** All browsers’ are the same login at the lab, as each tool recorded it; mitmproxy’s is Playwright’s, as its exporter writes it. */
const recordings: Readonly<Record<string, { readonly flow: object; readonly gaps?: readonly string[] }>> = {
  'playwright-har.zip': { flow: login },
  'playwright-trace.zip': { flow: login },
  'fiddler.saz': { flow: login },
  'burp.items': { flow: login },
  'with-bytes.netlog': { flow: login, gaps: ['no request bodies'] },
  'mitmproxy.zhar': { flow: login },
  'newman-report.json': { flow: machine, gaps: ['follows redirects by itself', 'No times'] },
  'postman-collection.json': {
    // The token that its call sends is a variable that was set while it ran.
    flow: { ...machine, steps: 'discovery token_request' },
    gaps: ['follows redirects by itself', 'No times'],
  },
  'insomnia.har': { flow: machine, gaps: ['No times'] },
  'stripped-cut.netlog': {
    flow: {
      ...login,
      steps: 'discovery authorization_request authorization_response discovery token_request',
    },
    gaps: [
      'The log is cut off',
      'no request bodies',
      'Response bodies were not recorded',
      'were stripped',
      'The body of a token response was not recorded',
    ],
  },
};

test.each(Object.entries(recordings))(
  '%s tells the login that it holds',
  async (file, { flow, gaps = [] }) => {
    const seen = await seenIn(file);
    expect(seen.flows).toEqual([flow]);
    expect(seen.gaps).toEqual(gaps.map((gap) => expect.stringContaining(gap)));
  },
);

test('every sample is looked at', () => {
  expect(readdirSync(folder).toSorted()).toEqual(Object.keys(recordings).toSorted());
});
