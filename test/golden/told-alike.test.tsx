import { describe, expect, it } from 'vitest';
import { inspectedBy } from '../../components/state/live-inspection.ts';
import { inspectCapture } from '../../lib/inspect-capture.ts';
import { writeHtml } from '../../lib/output/on-demand/html.ts';
import { ticketText } from '../../lib/output/on-demand/ticket.ts';
import type { ReportFlow } from '../../lib/report/report.ts';
import { environmentMark } from '../../lib/telling/environment.ts';
import { mcpMark } from '../../lib/telling/mcp.ts';
import { serversMark } from '../../lib/telling/servers.ts';
import { stepUpMark } from '../../lib/telling/step-up.ts';
import { captureNames, captureText } from '../support/captures.ts';
import { claimsOfMarkup, claimsOfText, panelOf, popupOf, textOf } from '../support/told.tsx';

async function inspected(text: string) {
  const seen = await inspectCapture(text);
  if ('error' in seen) throw new Error(seen.error);
  return inspectedBy(seen.inspection, seen.report);
}

/** Rules whose finding says that PKCE does not protect the code of this login. */
const unprotected: ReadonlySet<string> = new Set([
  'pkce-missing',
  'pkce-plain',
  'pkce-downgrade-accepted',
  'code-verifier-mismatch',
  'code-verifier-missing',
]);

describe.each(captureNames)('%s', (name) => {
  it('is told alike in panel, popup and text', async () => {
    const seen = await inspected(captureText(name));
    for (const flow of seen.report.flows) {
      const marks = [
        environmentMark(flow.environment),
        mcpMark(flow.mcp),
        stepUpMark(flow),
        serversMark(flow),
      ].map((mark) => mark?.label);
      const panel = claimsOfMarkup(panelOf(seen, flow), marks);
      expect(panel.outcome).not.toBe('');
      expect(panel.headline).toMatch(/ .*\.$/);
      expect({
        flow: flow.id,
        popup: claimsOfMarkup(popupOf(seen, flow), marks),
        text: claimsOfText(textOf(seen, flow), flow, [panel.way]),
      }).toEqual({ flow: flow.id, popup: panel, text: panel });
    }
  });

  it('is nowhere said to be protected by what a finding says is no protection', async () => {
    const seen = await inspected(captureText(name));
    for (const flow of seen.report.flows) {
      if (!flow.findings.some(({ rule }) => unprotected.has(rule))) continue;
      const told = [panelOf(seen, flow), popupOf(seen, flow), textOf(seen, flow)].join('\n');
      expect(told).not.toMatch(/With PKCE a stolen code is worthless|✓ PKCE/);
    }
  });
});

describe.each([
  ['failing-router-drops-fragment', 'most likely its router rewrote the address'],
  ['failing-coop-page', 'if it opened the login in a popup'],
  ['failing-coop-provider', 'if the app opened the login in a popup'],
  ['failing-issuer-slash', 'the client stopped after it had read the metadata'],
])('%s, which stopped after its answer', (name, guess) => {
  const views = async (change: Pick<ReportFlow, 'under_way'>) => {
    const seen = await inspected(captureText(name));
    const flow: ReportFlow = { ...seen.report.flows[0]!, ...change };
    const report = { ...seen.report, flows: [flow] };
    const content = { exchanges: [], report, redaction: 'default', input: `${name}.har` } as const;
    const told = [
      panelOf({ ...seen, report }, flow),
      popupOf(seen, flow),
      writeHtml(content),
      ticketText(report),
    ];
    return told.map((text) => [/Perhaps:/.test(text), text.includes(guess)]);
  };

  it('is told with what may have kept it in every view, as a guess', async () => {
    expect(await views({})).toEqual(Array.from({ length: 4 }, () => [true, true]));
  });

  it('is told without a guess while it may go on', async () => {
    expect(await views({ under_way: true })).toEqual(Array.from({ length: 4 }, () => [false, false]));
  });
});
