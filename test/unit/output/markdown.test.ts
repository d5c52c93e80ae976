import { describe, expect, it } from 'vitest';
import { markdown } from '../../../lib/output/markdown.ts';
import { code, codeCell, escaped } from '../../../lib/output/markdown-text.ts';
import { failingLogin, implicitLogin } from '../../support/logins.ts';
import { inspected, type FlowFields } from '../../support/report.ts';

const written = (...flows: readonly FlowFields[]) => {
  const { report, evidence } = inspected(...flows);
  return markdown.write({ exchanges: evidence(), report, redaction: 'default' });
};

describe('a report as Markdown', () => {
  it('says how a login ended and why, with its steps and findings', () => {
    const text = written(failingLogin());
    expect(text).toMatch(/^### app\.example asked op\.example to sign you in, and it failed/);
    expect(text).toContain('**Why:** The code\\_verifier is not the one');
    expect(text).toContain('3. code exchange: `POST https://op.example/token`, 400, invalid\\_grant');
  });

  it('says which of several logins to begin with, and why it failed', () => {
    expect(written(implicitLogin({ prefix: 'a' }), failingLogin({ prefix: 'b' }))).toMatch(
      /^Begin with this one: app\.example asked op\.example .* The code\\_verifier is not the one/,
    );
    expect(written(failingLogin({ prefix: 'a' }), implicitLogin({ prefix: 'b' }))).not.toContain(
      'Begin with',
    );
  });

  it('has findings as a list', () => {
    expect(written(implicitLogin())).toMatch(/\*\*Findings\*\*\n\n- \*\*/);
  });
});

describe('what others said', () => {
  it('becomes no mark, no link and no HTML', () => {
    expect(escaped('**b** [a](https://x.example) <img src=x>\n# h')).toBe(
      String.raw`\*\*b\*\* \[a\](https://x.example) \<img src=x\> \# h`,
    );
  });

  it('does not end the code that it stands in, nor the cell', () => {
    expect(code('a`b\nc')).toBe('`a’b c`');
    expect(codeCell('a|b')).toBe('`a\\|b`');
  });
});
