import { describe, expect, it } from 'vitest';
import type { AskedProfiles } from '../../../../lib/output/format.ts';
import { writeSarif } from '../../../../lib/output/on-demand/sarif.ts';
import { unheldWords } from '../../../../lib/telling/unheld-profiles.ts';
import { headlines } from '../../../../lib/report/headlines.ts';
import { cleanLogin, failingLogin, implicitLogin } from '../../../support/logins.ts';
import { sarifComplaints } from '../../../support/sarif.ts';
import { inspected, type FlowFields } from '../../../support/report.ts';

type Result = {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly properties: { readonly flow: string };
  readonly locations: readonly {
    readonly physicalLocation?: { readonly artifactLocation: { readonly uri: string } };
    readonly logicalLocations: readonly { readonly fullyQualifiedName: string }[];
  }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
};
type Run = {
  readonly tool: { readonly driver: { readonly rules: readonly Rule[] } };
  readonly results: readonly Result[];
  readonly invocations: readonly {
    readonly executionSuccessful: boolean;
    readonly toolExecutionNotifications?: readonly {
      readonly level: string;
      readonly message: { readonly text: string };
    }[];
  }[];
  readonly properties?: { readonly profiles: readonly { readonly profile: string; readonly flow: string }[] };
};
type Rule = { readonly id: string; readonly help: { readonly text: string; readonly markdown: string } };

const contentOf = (...flows: readonly FlowFields[]) => {
  const { report, evidence } = inspected(...flows);
  return { exchanges: evidence(), report, redaction: 'default' } as const;
};
const several = contentOf(
  failingLogin({ prefix: 'a' }),
  cleanLogin({ prefix: 'b', tab: 8 }),
  implicitLogin({ prefix: 'c', tab: 9 }),
);
function runOf(content: Parameters<typeof writeSarif>[0], ...profiles: AskedProfiles): Run {
  const log = JSON.parse(writeSarif(content, { profiles })) as { readonly runs: readonly Run[] };
  expect(sarifComplaints(log)).toEqual([]);
  return log.runs[0]!;
}

describe('findings as SARIF', () => {
  const run = runOf({ ...several, input: 'recordings/log in #1.har' });

  it('are valid whatever there is to tell', () => {
    runOf(several);
    runOf({ ...several, report: { ...several.report, flows: [] } });
    const failure = { part: 'rule', id: 'state-missing', error: 'TypeError', flows: ['flow-1'] } as const;
    const broken = runOf({ ...several, report: { ...several.report, failures: [failure] } });
    expect(broken.invocations[0]!.executionSuccessful).toBe(false);
  });

  it('are those that stand for themselves, and why a login failed before them', () => {
    const expected = several.report.flows.flatMap(({ findings, outcome, diagnosis }) => [
      ...(outcome === 'failed' ? [`login-failed/${diagnosis[0]!.cause}`] : []),
      ...headlines(findings).map(({ rule }) => rule),
    ]);
    expect(run.results.map(({ ruleId }) => ruleId)).toEqual(expected);
    expect(expected[0]).toMatch(/^login-failed\//);
  });

  it('each have their rule, with help', () => {
    const { rules } = run.tool.driver;
    for (const { ruleId, ruleIndex } of run.results) expect(rules[ruleIndex]!.id).toBe(ruleId);
    for (const { help } of rules) expect(help.text.length).toBeGreaterThan(20);
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  });

  it('say where: the file, and the step in it', () => {
    const [first] = run.results[0]!.locations;
    expect(first!.physicalLocation!.artifactLocation.uri).toBe('recordings/log%20in%20%231.har');
    expect(first!.logicalLocations[0]!.fullyQualifiedName).toMatch(/^flow-1\.\d$/);
    expect(runOf(several).results[0]!.locations[0]!.physicalLocation).toBeUndefined();
  });

  it.each([
    ['/recordings/a b.har', 'file:///recordings/a%20b.har'],
    ['C:\\rec\\a.har', 'file:///C:/rec/a.har'],
    ['../a.har', '../a.har'],
  ])('name the file %s as %s', (input, uri) => {
    const [first] = runOf({ ...several, input }).results;
    expect(first!.locations[0]!.physicalLocation!.artifactLocation.uri).toBe(uri);
  });

  it('tell what is not met of a profile that was asked for, where that was found, and how many are met', () => {
    const unmet = several.report.flows.flatMap(({ id: flow, profiles }) =>
      profiles
        .filter(({ id }) => id === 'rfc9700')
        .flatMap(({ requirements }) =>
          requirements.filter(({ status }) => status === 'fail').map(({ id }) => ({ flow, id })),
        ),
    );
    const asked = runOf({ ...several, input: 'a.har' }, 'rfc9700');
    const told = asked.results.filter(({ ruleId }) => ruleId.startsWith('rfc9700/'));
    expect(unmet.length).toBeGreaterThan(0);
    expect(told.map(({ ruleId: id, properties: { flow } }) => ({ flow, id }))).toEqual(unmet);
    for (const { ruleId, ruleIndex, locations } of told) {
      expect(asked.tool.driver.rules[ruleIndex]!.id).toBe(ruleId);
      expect(locations[0]!.logicalLocations[0]!.fullyQualifiedName).toMatch(/^flow-\d\.\d+$/);
    }
    expect(asked.properties!.profiles.map(({ flow, profile }) => `${flow} ${profile}`)).toEqual(
      several.report.flows.flatMap(({ id: flow, profiles }) =>
        profiles.filter(({ id }) => id === 'rfc9700').map(({ id }) => `${flow} ${id}`),
      ),
    );
  });

  it('tell all that apply where all were asked for, and none otherwise', () => {
    const all = runOf(several, 'all').properties!.profiles;
    expect(all.length).toBe(several.report.flows.flatMap(({ profiles }) => profiles).length);
    expect(runOf(several).properties).toBeUndefined();
    expect(runOf(several).results.filter(({ ruleId }) => ruleId.startsWith('rfc9700/'))).toEqual([]);
    const nothing = runOf(several, 'saml-web-sso');
    expect(nothing.properties).toBeUndefined();
    expect(nothing.results).toEqual(runOf(several).results);
  });

  it('say which profile was asked for and held against no login, as a note', () => {
    const notes = (run: Run) =>
      run.invocations.flatMap(({ toolExecutionNotifications: told = [] }) =>
        told.map(({ level, message }) => `${level}: ${message.text}`),
      );
    const nothing = runOf(several, 'saml-web-sso', 'rfc9700', 'mcp');
    expect(notes(nothing)).toEqual([`note: ${unheldWords('saml-web-sso')}`, `note: ${unheldWords('mcp')}`]);
    expect(nothing.invocations[0]!.executionSuccessful).toBe(true);
    expect(notes(runOf(several, 'all'))).toEqual([]);
    expect(notes(runOf(several, 'rfc9700'))).toEqual([]);
    expect(notes(runOf({ ...several, report: { ...several.report, flows: [] } }, 'rfc9700'))).toEqual([]);
  });

  it('keep their fingerprints from one recording to the next, and differ by rule and parties', () => {
    const printsOf = ({ results }: Run) => results.map((one) => one.partialFingerprints['oauthLens/v1']);
    const later = contentOf(cleanLogin({ prefix: 'z', tab: 4 }), failingLogin({ prefix: 'y', tab: 7 }));
    expect(printsOf(run)).toEqual(expect.arrayContaining([...new Set(printsOf(runOf(later)))]));
    const distinct = new Map(run.results.map((one, at) => [one.ruleId, printsOf(run)[at]]));
    expect(new Set(distinct.values()).size).toBe(distinct.size);
  });
});
