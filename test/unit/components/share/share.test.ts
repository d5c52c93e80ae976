import { describe, expect, it } from 'vitest';
import { importFile } from '../../../../components/share/share.ts';
import { writeTrace } from '../../../../lib/report/trace.ts';
import { failingLogin } from '../../../support/logins.ts';
import { inspected } from '../../../support/report.ts';

describe('importing a file', () => {
  it('inspects a saved trace', async () => {
    const { report, evidence } = inspected(failingLogin());
    const text = writeTrace({ report, exchanges: evidence(), redaction: 'default' });
    const imported = await importFile(new File([text], 'login.har'));
    if ('error' in imported) throw new Error(imported.error);
    const [flow] = imported.inspected.report.flows;
    expect([imported.name, flow?.outcome, flow?.error?.code]).toEqual([
      'login.har',
      'failed',
      'invalid_grant',
    ]);
    expect(imported.inspected.exchangeOf(flow!.steps[0]!.id)?.url).toContain('https://op.example/auth');
  });

  it('says in one line why a file cannot be read', async () => {
    const imported = await importFile(new File(['<html>'], 'page.html'));
    expect('error' in imported && imported.error).toMatch(/^page\.html: \S.*$/);
  });
});
