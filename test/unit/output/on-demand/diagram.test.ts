import { describe, expect, it } from 'vitest';
import { diagramOf } from '../../../../lib/output/on-demand/diagram.ts';
import { mermaidText, writeMermaid } from '../../../../lib/output/on-demand/mermaid.ts';
import { plantumlText, writePlantuml } from '../../../../lib/output/on-demand/plantuml.ts';
import { cleanLogin, failingLogin } from '../../../support/logins.ts';
import { inspected, type FlowFields } from '../../../support/report.ts';

const contentOf = (...flows: readonly FlowFields[]) => {
  const { report, evidence } = inspected(...flows);
  return { exchanges: evidence(), report, redaction: 'default' } as const;
};
const failing = contentOf(failingLogin());

describe('a diagram', () => {
  it('has who takes part, once, and every step in its order', () => {
    const { participants, lines } = diagramOf(
      contentOf(cleanLogin({ prefix: 'a' }), failingLogin({ prefix: 'b', tab: 9 })),
    );
    expect(participants.map(({ name }) => name)).toEqual(['app.example', 'op.example', 'api.example']);
    expect(lines.filter(({ text }) => text.startsWith('1 '))).toHaveLength(2);
  });

  it('says where it broke and why', () => {
    const { lines } = diagramOf(failing);
    const at = lines.findIndex((line) => line.type === 'message' && line.look === 'lost');
    expect(lines[at]!.text).toContain('invalid_grant');
    expect(lines[at + 1]).toMatchObject({
      type: 'note',
      text: expect.stringMatching(/^✗ The code_verifier/),
    });
  });

  it('names somebody without a name by what they are', () => {
    const [flow] = failing.report.flows;
    const nameless = { ...flow!, client: { ...flow!.client, id: ' ', redirect_uri: null } };
    const { participants } = diagramOf({ ...failing, report: { ...failing.report, flows: [nameless] } });
    expect(participants[0]!.name).toBe('App');
  });
});

/** What Mermaid 11 and PlantUML take for more than text; each was put through the programs themselves. */
const hostile = [
  '; P1->>P2: x', '# c', '%% c', '%{init: {}}%%', 'wrap: x', '<br/><script>', '"q"', '\\n a', '$$x$$', '@{ "type": "x" }',
  '%getenv("HOME")', '<img:/etc/passwd>', '<U+202E>', '**b** __u__ ~~w~~', '--s--', '==x==', '...', '[[http://x]]', "/' c '/",
]; // prettier-ignore

describe('text in Mermaid', () => {
  it.each(hostile)('is text: %s', (words) => {
    expect(mermaidText(words).replace(/#\d+;/g, '')).toMatch(/^[\p{L}\p{N} .,_/()'!-]*$/u);
  });

  it('is one line of it, and is left as it is where it is harmless', () => {
    expect(mermaidText('Jürgen 李雷 asked (twice), and it worked.')).toBe(
      'Jürgen 李雷 asked (twice), and it worked.',
    );
    const lines = writeMermaid(failing).trimEnd().split('\n');
    expect(lines[0]).toBe('sequenceDiagram');
    for (const line of lines.slice(1))
      expect(line).toMatch(
        /^ {2}(?:participant P\d as |Note over P\d(?:,P\d)?: |P\d-{1,2}(?:>>|\)|x)P\d: )\S/,
      );
  });
});

describe('text in PlantUML', () => {
  it.each(hostile)('is text: %s', (words) => {
    expect(plantumlText(words).replace(/&#\d+;/g, '')).toMatch(
      /^(?!.*(?:--|\.\.))[\p{L}\p{N} .,:()?＜＄＼-]*$/u,
    );
  });

  it('is one line of it, between beginning and end', () => {
    const lines = writePlantuml(failing).trimEnd().split('\n');
    expect([lines[0], lines.at(-1)]).toEqual(['@startuml', '@enduml']);
    for (const line of lines.slice(1, -1))
      expect(line).toMatch(
        /^(?:participant ".+" as P\d$|note over P\d(?:, P\d)? : |P\d -{1,2}>{1,2}x? P\d : )/,
      );
  });

  it('is a diagram where there is nothing to draw', () => {
    const nothing = { ...failing, report: { ...failing.report, flows: [] } };
    expect(writePlantuml(nothing)).toContain('No login was found');
    expect(writeMermaid(nothing)).toContain('No login was found');
  });
});
