import { describe, expect, it } from 'vitest';
import { pieces, writePiece, type PieceTarget } from '../../../lib/output/pieces.ts';
import { cleanLogin, implicitLogin } from '../../support/logins.ts';
import { inspected } from '../../support/report.ts';

const seen = inspected(cleanLogin());
const flow = seen.report.flows[0]!;
const content = { report: seen.report, exchanges: seen.evidence() };

function stepTarget(kind: string): PieceTarget {
  const step = flow.steps.find((one) => one.kind === kind)!;
  return { type: 'step', flow: flow.id, step: step.id, exchange: seen.exchangeOf(step.id)?.id };
}
const pieceOf = (id: string) => pieces.find((piece) => piece.id === id)!;
const written = (id: string, target: PieceTarget) => writePiece(pieceOf(id), target, content);

const secrets = ['dBjftJeZ4CVP', '4c1b0af5d0e84bb2', 'SplxlOBeZQQYbYS6'];

describe('pieces of a login', () => {
  const targets: readonly PieceTarget[] = [
    stepTarget('authorization_request'),
    stepTarget('token_request'),
    { type: 'flow', flow: flow.id },
  ];

  it.each(pieces.filter(({ redaction }) => redaction !== 'off'))('hide secrets: $title', ({ id, of }) => {
    for (const target of targets.filter(({ type }) => of.includes(type))) {
      const text = written(id, target) ?? '';
      for (const secret of secrets) expect(text).not.toContain(secret);
    }
  });

  it('hold secrets only where they say so', () => {
    expect(written('curl-as-recorded', stepTarget('token_request'))).toContain('dBjftJeZ4CVP');
    expect(pieceOf('curl-as-recorded').note).toContain('live tokens');
  });

  it('name the person in claims alone', () => {
    const step = stepTarget('token_request');
    expect(JSON.parse(written('claims', step)!)).toMatchObject({ id_token: { email: 'kim@example.org' } });
    for (const id of ['markdown', 'json', 'curl', 'address'])
      expect(written(id, step)).not.toContain('kim@example.org');
  });

  it('are those of the very step, flow or finding', () => {
    expect(written('address', stepTarget('authorization_request'))).toMatch(/^https:\/\/op\.example\/auth\?/);
    expect(JSON.parse(written('json', stepTarget('token_request'))!)).toMatchObject({
      kind: 'token_request',
    });
    expect(JSON.parse(written('json', { type: 'flow', flow: flow.id })!)).toMatchObject({ id: flow.id });
  });

  it('of a finding are its words', () => {
    const bad = inspected(implicitLogin());
    const [first] = bad.report.flows[0]!.findings;
    const target = { type: 'finding', flow: bad.report.flows[0]!.id, place: 0 } as const;
    const text = writePiece(pieceOf('markdown'), target, { report: bad.report, exchanges: bad.evidence() });
    expect(text).toContain(first!.title);
  });

  it('are none where there is nothing of the kind', () => {
    expect(written('claims', stepTarget('authorization_request'))).toBeUndefined();
    expect(written('json', { type: 'finding', flow: flow.id, place: 99 })).toBeUndefined();
    expect(written('json', { type: 'flow', flow: 'flow-99' })).toBeUndefined();
    const { type, flow: id, step } = stepTarget('token_request') as Extract<PieceTarget, { type: 'step' }>;
    expect(written('curl', { type, flow: id, step, exchange: undefined })).toBeUndefined();
  });
});
