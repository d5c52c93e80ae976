import { parseXml, XmlElement } from '@rgrove/parse-xml';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { writeJunit } from '../../../../lib/output/on-demand/junit.ts';
import { text } from '../../../../lib/output/on-demand/xml.ts';
import { headlines } from '../../../../lib/report/headlines.ts';
import { cleanLogin, failingLogin, implicitLogin } from '../../../support/logins.ts';
import { textOf } from '../../../support/repository.ts';
import { inspected } from '../../../support/report.ts';

const { report, evidence } = inspected(
  failingLogin({ prefix: 'a' }),
  cleanLogin({ prefix: 'b', tab: 8 }),
  implicitLogin({ prefix: 'c', tab: 9 }),
);
const content = { exchanges: evidence(), report, redaction: 'default' } as const;
const [failing, clean, implicit] = report.flows;

const elementsIn = (element: XmlElement): readonly XmlElement[] =>
  element.children.filter((child) => child instanceof XmlElement);
const casesOf = (xml: string) => elementsIn(parseXml(xml).root!).flatMap(elementsIn);
const failuresOf = (one: XmlElement | undefined) =>
  one ? elementsIn(one).filter(({ name }) => name === 'failure') : [];

async function complaintsAbout(xml: string): Promise<readonly unknown[]> {
  const schema = textOf('test/support/schemas/jenkins-junit.xsd');
  const { errors } = await validateXML({ xml, schema });
  return errors;
}

describe('logins as tests', () => {
  const xml = writeJunit({ ...content, input: 'monday <"1">.har' });
  const cases = casesOf(xml);

  it('are valid JUnit XML, whatever there is to tell', async () => {
    const evil = { ...failing!, error: { code: ']]>&<\u0000\u202e\ud800\uffff', description: null } };
    const pending = { ...clean!, outcome: 'pending' as const, findings: [], diagnosis: [] };
    const failure = { part: 'rule', id: 'a', error: 'TypeError', flows: [] } as const;
    const odd = { ...report, flows: [evil, pending], failures: [failure] };
    const told = [
      xml,
      writeJunit({ ...content, report: odd }),
      writeJunit({ ...content, report: { ...report, flows: [] } }),
    ];
    expect(await Promise.all(told.map(complaintsAbout))).toEqual([[], [], []]);
    expect(await complaintsAbout('<testsuite/>')).not.toEqual([]);
  });

  it('are a test case each', () => {
    expect(cases.map(({ attributes }) => attributes['name']?.split(':')[0])).toEqual([
      'flow-1',
      'flow-2',
      'flow-3',
    ]);
    expect(cases[0]!.attributes['classname']).toBe('app.example → op.example');
  });

  it('fail where the login failed, with the cause first', () => {
    const [first] = failuresOf(cases[0]);
    expect(first!.attributes['type']).toBe(failing!.diagnosis[0]!.cause);
    expect(first!.text).toContain(`Why: ${failing!.diagnosis[0]!.why}`);
  });

  it('fail for each finding that is more than a remark', () => {
    const grave = headlines(implicit!.findings).filter(({ severity }) => severity !== 'info');
    expect(grave.length).toBeGreaterThan(0);
    expect(failuresOf(cases[2]).map(({ attributes }) => attributes['type'])).toEqual(
      grave.map(({ rule }) => rule),
    );
  });

  it('pass where the login worked and nothing but remarks was found', () => {
    const remarks = clean!.findings.map((one) => ({ ...one, severity: 'info' as const }));
    const passed = { ...report, flows: [{ ...clean!, findings: remarks }] };
    expect(failuresOf(casesOf(writeJunit({ ...content, report: passed }))[0])).toEqual([]);
  });

  it('are skipped where a login is not finished, and counted so', () => {
    const pending = {
      ...clean!,
      outcome: 'pending' as const,
      findings: [],
      diagnosis: [],
      broken_step: null,
    };
    const skipped = writeJunit({ ...content, report: { ...report, flows: [pending] } });
    expect(elementsIn(casesOf(skipped)[0]!).map(({ name }) => name)).toEqual(['skipped']);
    expect(skipped).toMatch(/<testsuite [^>]*tests="1" failures="0" errors="0" skipped="1"/);
  });
});

it('text of XML holds no character that XML cannot hold', () => {
  expect(text('a<b>&"\'\u0000\u001b\ud800\ufffe\n👍')).toBe('a&lt;b&gt;&amp;&quot;&apos;����\n👍');
});
