import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inspectCapture } from '../../lib/inspect-capture.ts';
import type { ReportFlow } from '../../lib/report/report.ts';
import { captureNames, captureText } from '../support/captures.ts';
import { causesNotToldYet, misleadingYet } from './not-yet.ts';
import type { Truth, TruthFlow } from './truth.ts';

function truthOf(name: string): Truth {
  return JSON.parse(readFileSync(new URL(`captures/${name}.truth.json`, import.meta.url), 'utf8')) as Truth;
}

async function flowsOf(name: string): Promise<readonly ReportFlow[]> {
  const result = await inspectCapture(captureText(name));
  if ('error' in result) throw new Error(result.error);
  return result.report.flows;
}

/** The flow as the lab would tell it; what nobody can tell from the browser is left out on both sides. */
function comparable(flow: ReportFlow, truth: TruthFlow | undefined, flows: readonly ReportFlow[]) {
  const parent = flows.findIndex(({ id }) => id === flow.parent);
  return {
    protocol: truth?.protocol === null ? null : flow.protocol,
    grant: flow.grant,
    // Free ports differ from run to run.
    client_id: flow.client.id?.replace(/(?<=\.(?:localhost|test)):\d+/, ':*') ?? null,
    response_mode: truth?.response_mode === null ? null : flow.response_mode,
    pkce: flow.pkce,
    outcome: truth?.outcome === null ? null : flow.outcome,
    error: flow.error?.code ?? null,
    parent: parent < 0 ? null : parent,
    steps: flow.steps.map(({ kind, observed }) => ({ kind, observed })),
    ...(truth?.revisions && { revisions: revisionsOf(flow) }),
  };
}

function revisionsOf({ mcp }: ReportFlow) {
  return { client: mcp?.client?.revision, server: mcp?.server?.revision };
}

function told(flows: readonly ReportFlow[], truth: Truth) {
  return flows.map((flow, at) => known(comparable(flow, truth.flows[at], flows), truth.flows[at]));
}

function happened({ flows }: Truth) {
  return flows.map((flow) => {
    const { findings: _, clean: __, cause: ___, notYet: ____, ...rest } = flow;
    return known(rest, flow);
  });
}

/** Without what is not told right yet. */
function known(flow: object, truth: TruthFlow | undefined) {
  const wrong: readonly string[] = truth?.notYet ?? [];
  return Object.fromEntries(Object.entries(flow).filter(([member]) => !wrong.includes(member)));
}

const isToldYet = (name: string): boolean => truthOf(name).notYet !== 'flows';

it.each(captureNames.filter((name) => !isToldYet(name)))(
  '%s is not told as it happened yet: once it is, take `notYet` out of its scenario and truth',
  async (name) => {
    expect(told(await flowsOf(name), truthOf(name))).not.toEqual(happened(truthOf(name)));
  },
);

describe.each(captureNames.filter(isToldYet))('%s', async (name) => {
  const truth = truthOf(name);
  const flows = await flowsOf(name);

  it('is told as it happened', () => {
    expect(told(flows, truth)).toEqual(happened(truth));
  });

  it.each(truth.flows.flatMap(({ notYet = [] }, at) => notYet.map((member) => [at, member] as const)))(
    'does not tell its flow %i right in %s yet: once it does, take that out of `notYet` in its scenario and truth',
    (at, member) => {
      const flow = flows[at];
      expect(flow && comparable(flow, truth.flows[at], flows)[member]).not.toEqual(truth.flows[at]?.[member]);
    },
  );

  it('has the findings it must have', () => {
    truth.flows.forEach(({ findings }, at) => {
      const found = flows[at]?.findings.map(({ rule }) => rule) ?? [];
      expect(findings.filter((rule) => !found.includes(rule))).toEqual([]);
    });
  });

  it('is clean where it went well, or says which finding it is not clean of', () => {
    const unsaid = truth.flows.filter(
      ({ outcome, clean, findings, cause }) =>
        outcome === 'succeeded' && !clean && findings.length === 0 && !cause,
    );
    expect(unsaid).toEqual([]);
  });

  it('raises no false alarm', () => {
    const alarms = flows.flatMap((flow, at) =>
      truth.flows[at]?.clean ? flow.findings.filter((found) => isAlarm(found, truth.flows[at])) : [],
    );
    expect(alarms.map(({ rule, severity, detail }) => ({ rule, severity, detail }))).toEqual([]);
  });
});

function isAlarm({ rule, severity }: ReportFlow['findings'][number], truth: TruthFlow | undefined): boolean {
  return severity !== 'info' && !truth?.findings.includes(rule);
}

/** The first reason told of each flow whose cause is known, beside that cause. */
async function reasonsOf(name: string) {
  const flows = await flowsOf(name);
  const known = truthOf(name).flows.map(({ cause }, at) => [at, cause] as const);
  const causes = known.filter(([, cause]) => cause !== undefined);
  return { first: causes.map(([at]) => [at, flows[at]?.diagnosis[0]?.cause ?? null]), causes };
}

it.each(captureNames.filter((name) => !causesNotToldYet.has(name)))(
  '%s: the true cause is told first, and none where nothing failed',
  async (name) => {
    const { first, causes } = await reasonsOf(name);
    expect(first).toEqual(causes);
  },
);

it.each([...causesNotToldYet])('%s: its cause is not told first yet', async (name) => {
  const { first, causes } = await reasonsOf(name);
  expect(first).not.toEqual(causes);
});

/** Sentences told of a capture that send a person the wrong way. */
async function misleading(name: string): Promise<readonly string[]> {
  const said = (await flowsOf(name)).flatMap(({ outcome, diagnosis }) => [
    outcome,
    ...diagnosis.flatMap(({ why, fix }) => [why, fix]),
  ]);
  const all = said.join('\n').toLowerCase();
  return (truthOf(name).mustNotSay ?? []).filter((sentence) => all.includes(sentence.toLowerCase()));
}

it.each(captureNames.filter((name) => !misleadingYet.has(name)))(
  '%s: nobody is sent the wrong way',
  async (name) => {
    expect(await misleading(name)).toEqual([]);
  },
);

it.each([...misleadingYet])('%s: somebody is still sent the wrong way', async (name) => {
  expect(await misleading(name)).not.toEqual([]);
});
