import { describe, expect, it } from 'vitest';
import { makeBundle } from '../../lib/bundle.ts';
import { inspectCapture } from '../../lib/inspect-capture.ts';
import { redact } from '../../lib/redact/redact.ts';
import { rereadWords } from '../../lib/telling/bundle.ts';
import { captureText } from '../support/captures.ts';

async function read(text: string) {
  const found = await inspectCapture(text);
  if ('error' in found) throw new Error(found.error);
  return { exchanges: found.inspection.evidence(), report: found.report };
}
const recorded = await read(captureText('fault-wrong-verifier'));
const { page, ticket, reread } = await makeBundle(recorded);

describe('a support bundle', () => {
  it('is read like the recording, and gives the same report', async () => {
    const told = ({ flows }: typeof recorded.report) =>
      flows.map(({ findings, diagnosis, outcome, protections }) => [
        findings,
        diagnosis,
        outcome,
        protections,
      ]);
    const again = redact('default', await read(page)).report;
    expect(told(again)).toEqual(told(redact('default', recorded).report));
  });

  it('was read again, and says so', () => {
    expect(reread).toMatchObject({ flows: 1, differing: 0 });
    expect(page).toContain(rereadWords(reread));
  });

  it('says what was replaced, and holds none of it', () => {
    expect(page).toMatch(/\d+ values at \d+ places were replaced/);
    const { code, state } = recorded.report.flows[0]!.steps[1]!.params;
    for (const secret of [code!, state!]) {
      expect(secret.length).toBeGreaterThan(8);
      expect(page + ticket).not.toContain(secret);
    }
  });

  it('has the lines for the ticket, which lead with what failed', () => {
    expect(ticket.trimEnd().split('\n').length).toBeLessThanOrEqual(15);
    expect(ticket).toMatch(/^\S+ asked \S+ to sign you in, and it failed/);
    expect(ticket).toContain('Why: The code_verifier that was sent');
  });

  it('is honest where what it holds is told otherwise', async () => {
    const { report } = recorded;
    const other = {
      ...report,
      flows: report.flows.map((flow) => ({ ...flow, outcome: 'pending' as const })),
    };
    const bundle = await makeBundle({ ...recorded, report: other });
    expect(bundle.reread.differing).toBe(1);
    expect(bundle.page).toContain('1 of 1 login came out otherwise');
  });

  it('is so too where nothing can be read of it', () => {
    expect(rereadWords({ flows: 1, findings: 0, differing: undefined })).toContain('do not rely on it');
  });
});
