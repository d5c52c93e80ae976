import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { TokensTab } from '../../../../components/token/TokensTab.tsx';
import { decodeJwt } from '../../../../lib/exchange/jwt.ts';
import type { ClaimMarks } from '../../../../lib/telling/claim-marks.ts';
import { idTokenOf } from '../../../support/flow.ts';

const marks: ClaimMarks = new Map([
  ['aud', { verdict: 'broken', sentence: 'aud is "other"; expected "spa".' }],
  ['iss', { verdict: 'holds', sentence: 'The ID token’s issuer is the one that was asked.' }],
]);

function shown(name: string): string {
  const text = idTokenOf();
  return renderToString(
    <TokensTab
      tokens={[{ name, where: 'In the answer', text, jwt: decodeJwt(text)! }]}
      at={0}
      verdicts={undefined}
      mismatches={new Map()}
      marks={marks}
      stepId="flow-1.3"
      now={0}
    />,
  );
}

describe('a token', () => {
  it('of the person says of each claim how it did', () => {
    const html = shown('id_token');
    expect(html).toContain('title="aud is &quot;other&quot;; expected &quot;spa&quot;."');
    expect(html).toContain('does not hold:');
    expect(html).toContain('holds:');
  });

  it('for an API is not marked by what was found of another', () => {
    expect(shown('access_token')).not.toContain('holds:');
  });
});
