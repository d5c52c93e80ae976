import { describe, expect, it } from 'vitest';
import { shareableText } from '../../../../components/share/share.ts';
import { listFlows } from '../../../../components/state/flow-list.ts';
import { cleanLogin } from '../../../support/logins.ts';
import { inspected } from '../../../support/report.ts';

describe('sharing as text', () => {
  it('tells the steps and findings and none of the secrets', async () => {
    const seen = inspected(cleanLogin());
    const text = await shareableText(seen, listFlows(seen));
    expect(text).toContain('https://op.example/token');
    for (const secret of ['dBjftJeZ4CVP', '4c1b0af5d0e84bb2', 'SplxlOBeZQQYbYS6', 'kim@example.org'])
      expect(text).not.toContain(secret);
  });
});
