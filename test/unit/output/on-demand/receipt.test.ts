import { describe, expect, it } from 'vitest';
import { redactWithReceipt } from '../../../../lib/output/on-demand/receipt.ts';
import { redact } from '../../../../lib/redact/redact.ts';
import { kindWords, receiptSentence, replacedBefore } from '../../../../lib/telling/receipt.ts';
import { cleanLogin } from '../../../support/logins.ts';
import { inspected } from '../../../support/report.ts';

const { report, evidence } = inspected(cleanLogin());
const recorded = { exchanges: evidence(), report };

describe('the receipt of a redaction', () => {
  const { outgoing, receipt } = redactWithReceipt('default', recorded);
  const of = (kind: string) => receipt.replaced.find((one) => one.kind === kind);

  it('comes with what the one door lets out', () => {
    expect(outgoing).toEqual(redact('default', recorded));
  });

  it('counts values once, and every place they stood at', () => {
    expect(of('code')).toMatchObject({ values: 1 });
    expect(of('code')!.places).toBeGreaterThan(1);
    const text = JSON.stringify(outgoing.exchanges);
    expect(text.split('redacted-code-1').length - 1).toBe(of('code')!.places);
  });

  it('names kinds and no values', () => {
    expect(JSON.stringify(receipt)).not.toContain('SplxlOBeZQQYbYS6');
    expect(receipt.replaced.every(({ kind }) => /^[a-z-]+$/.test(kind))).toBe(true);
  });

  it('does not claim what was replaced before', () => {
    const again = redactWithReceipt('default', outgoing);
    expect(again.receipt.replaced).toEqual([]);
    expect(again.receipt.before).toBe(receipt.replaced.reduce((sum, { values }) => sum + values, 0));
  });

  it('is empty where nothing is hidden', () => {
    expect(redactWithReceipt('off', recorded).receipt).toEqual({
      level: 'off',
      replaced: [],
      bodies: 0,
      before: 0,
    });
  });
});

describe('a receipt in words', () => {
  it.each([
    [[0, 0, 0], 'There was nothing to replace.'],
    [[1, 1, 0], '1 value at 1 place was replaced.'],
    [[12, 40, 3], '12 values at 40 places were replaced, and 3 bodies left out.'],
    [[0, 0, 1], 'No value had to be replaced, and 1 body left out.'],
  ] as const)('of %j is: %s', ([values, places, bodies], sentence) => {
    expect(receiptSentence(values, places, bodies)).toBe(sentence);
  });

  it('says what came replaced, and nothing where nothing did', () => {
    expect(replacedBefore(0)).toBeUndefined();
    expect(replacedBefore(2)).toMatch(/^2 values had been replaced before/);
  });

  it('names kinds as people do', () => {
    expect(kindWords('code-verifier')).toBe('code verifier');
    expect(kindWords('value')).toBe('value not known to be harmless');
  });
});
