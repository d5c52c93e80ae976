import { describe, expect, it } from 'vitest';
import { importFile, shareableText } from '../../../../components/share/share.ts';
import { writeTrace } from '../../../../lib/output/trace.ts';
import { captureText } from '../../../support/captures.ts';
import { cleanLogin, failingLogin } from '../../../support/logins.ts';
import { inspected } from '../../../support/report.ts';

describe('sharing as text', () => {
  it('tells the steps and findings and none of the secrets', () => {
    const text = shareableText(inspected(cleanLogin()));
    expect(text).toContain('https://op.example/token');
    for (const secret of ['dBjftJeZ4CVP', '4c1b0af5d0e84bb2', 'SplxlOBeZQQYbYS6', 'kim@example.org'])
      expect(text).not.toContain(secret);
  });
});

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

  it('shows it when its signatures were checked', async () => {
    const imported = await importFile(new File([captureText('handwritten-login')], 'login.har'));
    if ('error' in imported) throw new Error(imported.error);
    const verdicts = imported.inspected.evidence().map((one) => one.verdicts?.['jwt_signature']);
    expect(verdicts).toContain('verified');
  });

  it('says in one line why a file cannot be read', async () => {
    const imported = await importFile(new File(['<html>'], 'page.html'));
    expect('error' in imported && imported.error).toMatch(/^page\.html: \S.*$/);
  });
});
