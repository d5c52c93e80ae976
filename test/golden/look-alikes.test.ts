import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inspectCapture } from '../../lib/inspect-capture.ts';
import type { ReportFlow } from '../../lib/report/report.ts';
import { captureText } from '../support/captures.ts';

type Entry = { readonly comment: string; readonly startedDateTime: string };
type Har = { readonly log: { readonly entries: readonly Entry[] } };

const folder = new URL('look-alikes/', import.meta.url);
const entries = readdirSync(folder).flatMap((file) => entriesOf(readFileSync(new URL(file, folder), 'utf8')));

/** Each is named by the comment of its entries. */
const lookAlikes = [...Map.groupBy(entries, ({ comment }) => comment)].map(([what, own]) => ({ what, own }));

function entriesOf(text: string): readonly Entry[] {
  return (JSON.parse(text) as Har).log.entries;
}

async function flowsOf(list: readonly object[]): Promise<readonly ReportFlow[]> {
  const har = { log: { version: '1.2', creator: { name: 'test', version: '1' }, entries: list } };
  const result = await inspectCapture(JSON.stringify(har));
  if ('error' in result) throw new Error(result.error);
  expect(result.report.source).toMatchObject({ entries: list.length, skipped: 0 });
  return result.report.flows;
}

it('there are enough of them, each with a name of its own', () => {
  expect(lookAlikes.length).toBeGreaterThanOrEqual(100);
  expect(lookAlikes.filter(({ what }) => !what)).toEqual([]);
});

describe('makes no flow:', () => {
  it.each(lookAlikes)('$what', async ({ own }) => {
    expect(await flowsOf(own)).toEqual([]);
  });

  it('all of it in one recording', async () => {
    expect(await flowsOf(entries)).toEqual([]);
  });
});

/** What a login has taught must not make us see more in what happens around it. */
describe.each(['spa-session', 'web-app-logout', 'broker-login'])('adds nothing to %s:', async (name) => {
  const login = entriesOf(captureText(name));
  const told = async (list: readonly object[]) =>
    (await flowsOf(list)).map(({ steps, outcome, findings }) => ({
      outcome,
      findings: findings.map(({ rule }) => rule),
      steps: steps.map(({ kind, observed, url }) => ({ kind, observed, url })),
    }));
  const alone = await told(login);

  it.each(lookAlikes)('$what', async ({ own }) => {
    expect(await told(scattered(login, own))).toEqual(alone);
  });
});

/** The look-alike before, amid and after the login. */
function scattered(login: readonly Entry[], own: readonly Entry[]): readonly Entry[] {
  const amid = login.flatMap((entry, at) => {
    const copies = at % 3 === 0 ? own.map((one) => ({ ...one, startedDateTime: entry.startedDateTime })) : [];
    return [entry, ...copies];
  });
  return [...own, ...amid];
}
