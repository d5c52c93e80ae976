import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { formatIds, type FormatId } from '../../../lib/output/format-id.ts';
import type { Look } from '../../../lib/output/format.ts';
import { formatOf } from '../../../lib/output/formats.ts';
import { joiningOf, type JoinedPart } from '../../../lib/output/joining.ts';
import { sarifComplaints } from '../../support/sarif.ts';
import { unheldWords } from '../../../lib/telling/unheld-profiles.ts';
import { cleanLogin, implicitLogin } from '../../support/logins.ts';
import { securityProfile } from '../../support/profile.ts';
import { textOf } from '../../support/repository.ts';
import { inspected } from '../../support/report.ts';

const profiles = [securityProfile([])];
const captures = [
  { input: 'a "1".har', ...inspected({ ...implicitLogin({ prefix: 'a' }), profiles }) },
  { input: 'b.har', ...inspected({ ...cleanLogin({ prefix: 'b' }), profiles }) },
];

const written = (format: FormatId, look: Look = { color: false }) =>
  Promise.all(
    captures.map(async ({ input, report, evidence }) => ({
      input,
      text: await formatOf(format).write(
        { exchanges: evidence(), report, redaction: 'default', input },
        look,
      ),
    })),
  );

async function joined(format: FormatId, look?: Look): Promise<string> {
  const joining = joiningOf(format)!();
  return (await written(format, look)).map((part) => joining.add(part)).join('') + joining.end();
}

const joinedOf = (parts: readonly JoinedPart[]) => {
  const joining = joiningOf('sarif')!();
  return parts.map((part) => joining.add(part)).join('') + joining.end();
};

type Noted = { readonly message: { readonly text: string } };

const notesIn = (text: string) =>
  (
    JSON.parse(text) as {
      readonly runs: readonly [
        { readonly invocations: readonly [{ readonly toolExecutionNotifications?: readonly Noted[] }] },
      ];
    }
  ).runs[0].invocations[0].toolExecutionNotifications?.map(({ message }) => message.text) ?? [];

/** The same capture, where a login is held against that profile. */
function heldBy({ input, text }: JoinedPart, profile: string): JoinedPart {
  const log = JSON.parse(text) as { runs: [{ invocations: object[]; properties: { profiles: object[] } }] };
  log.runs[0].invocations = [{ executionSuccessful: true }];
  log.runs[0].properties.profiles.push({ profile });
  return { input, text: JSON.stringify(log) };
}

describe('several captures in one output', () => {
  it('as JSON are a list of reports that say what they were read from', async () => {
    const list = JSON.parse(await joined('json')) as readonly { input: string; flows: readonly unknown[] }[];
    expect(list.map(({ input }) => input)).toEqual(['a "1".har', 'b.har']);
    expect(list.map(({ input: _, ...report }) => report)).toEqual(
      (await written('json')).map(({ text }) => JSON.parse(text) as unknown),
    );
  });

  it('as NDJSON are all of their lines', async () => {
    expect(
      (await joined('ndjson'))
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { input: string }).input),
    ).toEqual(captures.map(({ input }) => input));
  });

  it('as CSV have the names once', async () => {
    const text = await joined('csv');
    const [a, b] = await written('csv');
    const [names] = a!.text.split('\r\n');
    expect(text).toBe(a!.text + b!.text.slice(names!.length + 2));
  });

  it('as Markdown stand each under the name of its file', async () => {
    expect((await joined('markdown')).match(/^## .*$/gm)).toEqual(['## a "1".har', '## b.har']);
  });

  describe('as SARIF', () => {
    type Place = { readonly physicalLocation: { readonly artifactLocation: { uri: string; index: number } } };
    type Result = {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly locations: readonly Place[];
      readonly relatedLocations?: readonly Place[];
    };
    type Run = {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly artifacts: readonly { readonly location: { readonly uri: string } }[];
      readonly results: readonly Result[];
      readonly properties?: { readonly profiles: readonly Place['physicalLocation'][] };
    };
    const runIn = (text: string): Run => (JSON.parse(text) as { readonly runs: readonly Run[] }).runs[0]!;

    it('are one valid run, with an artifact for each', async () => {
      const text = await joined('sarif');
      expect(sarifComplaints(JSON.parse(text))).toEqual([]);
      expect(runIn(text).artifacts.map(({ location }) => location.uri)).toEqual(['a%20%221%22.har', 'b.har']);
    });

    it('have every result of each, at its own artifact and rule', async () => {
      const { artifacts, results, tool } = runIn(await joined('sarif'));
      const apart = (await written('sarif')).flatMap(({ text }) => runIn(text).results);
      const told = ({ ruleId, locations }: Result) => [
        ruleId,
        locations[0]!.physicalLocation.artifactLocation.uri,
      ];
      expect(results.map(told)).toEqual(apart.map(told));
      for (const { ruleId, ruleIndex, locations, relatedLocations = [] } of results) {
        expect(tool.driver.rules[ruleIndex]!.id).toBe(ruleId);
        for (const { physicalLocation } of [...locations, ...relatedLocations]) {
          const { uri, index } = physicalLocation.artifactLocation;
          expect(artifacts[index]!.location.uri).toBe(uri);
        }
      }
      const ids = tool.driver.rules.map(({ id }) => id);
      expect(ids).toEqual([...new Set(ids)]);
    });

    it('say of each file how it stands to a profile that was asked for', async () => {
      const log = await joined('sarif', { color: false, profiles: ['rfc9700'] });
      expect(sarifComplaints(JSON.parse(log))).toEqual([]);
      const { artifacts, properties } = runIn(log);
      const files = properties!.profiles.map(({ artifactLocation }) => artifactLocation);
      expect(files.map(({ index }) => artifacts[index]!.location.uri)).toEqual(files.map(({ uri }) => uri));
      expect(files.map(({ index }) => index)).toEqual([0, 1]);
    });

    it('say of a profile that no login of any file is held against it, once', async () => {
      const parts = await written('sarif', { color: false, profiles: ['mcp', 'rfc9700'] });
      expect(notesIn(joinedOf(parts))).toEqual([unheldWords('mcp')]);
      expect(notesIn(joinedOf([parts[0]!, heldBy(parts[1]!, 'mcp')]))).toEqual([]);
    });
  });

  it('as JUnit XML are a suite each, under their sums', async () => {
    const xml = await joined('junit');
    expect(
      (await validateXML({ xml, schema: textOf('test/support/schemas/jenkins-junit.xsd') })).errors,
    ).toEqual([]);
    expect([...xml.matchAll(/<testsuite name="([^"]*)"/g)].map(([, name]) => name)).toEqual([
      'a &quot;1&quot;.har',
      'b.har',
    ]);
    const parts = await written('junit');
    const testsIn = (text: string) => Number(/<testsuites [^>]*tests="(\d+)"/.exec(text)?.[1]);
    expect(testsIn(xml)).toBe(parts.reduce((sum, { text }) => sum + testsIn(text), 0));
  });

  it('of nothing are a whole output all the same', () => {
    for (const format of formatIds) {
      const text = joiningOf(format)?.().end() ?? '';
      const whole: Readonly<Partial<Record<FormatId, RegExp>>> = {
        json: /^\[\]\n$/,
        sarif: /^\{\s*"version": "2\.1\.0",\s*"runs": \[\]\s*\}\n$/,
        junit: /^<\?xml .*\n<testsuites .* tests="0" .*><\/testsuites>\n$/,
      };
      expect(text).toMatch(whole[format] ?? /^$/);
    }
  });
});
