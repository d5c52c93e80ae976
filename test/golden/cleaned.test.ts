import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inspectCapture } from '../../lib/inspect-capture.ts';
import type { Report } from '../../lib/report/report.ts';
import { severities } from '../../lib/vocabulary/severity.ts';
import { captureNames, captureText } from '../support/captures.ts';
import { cleanedBy, placeholders } from '../support/cleaned.ts';

/** A third of the recordings, each with another cleaner: enough of every kind, and fast. */
const chosen = captureNames
  .filter((_, at) => at % 3 === 0)
  .map((name, at) => [name, placeholders[at % placeholders.length]!] as const);

/** What a cleaner takes with the secret: the code that came twice, a document that is the whole message, the status in it. */
const lost: ReadonlySet<string> = new Set([
  'fault-code-reused',
  'reader-credential',
  'saml-idp-initiated',
  'saml-request-denied',
]);

/** What is told in the place of a finding that went with the secret. */
const instead: Readonly<Record<string, string>> = { 'callback-page-leaky': 'code-in-referrer' };

const approved = (name: string): Report =>
  JSON.parse(readFileSync(new URL(`reports/${name}.json`, import.meta.url), 'utf8')) as Report;

async function cleaned(name: string, placeholder: string): Promise<Report> {
  const seen = await inspectCapture(cleanedBy(placeholder, captureText(name)));
  if ('error' in seen) throw new Error(seen.error);
  return seen.report;
}

/** Of each rule the gravest that it found. */
function gravest({ flows }: Report): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { rule, severity } of flows.flatMap(({ findings }) => findings))
    found.set(rule, Math.min(found.get(rule) ?? severities.length, severities.indexOf(severity)));
  return found;
}

const outcomesOf = ({ flows }: Report) => flows.map(({ outcome }) => outcome);

describe.each(chosen)('%s, cleaned with %s', (name, placeholder) => {
  it('finds nothing that was not found before, and ends no worse', async () => {
    const [before, after] = [approved(name), await cleaned(name, placeholder)];
    const known = gravest(before);
    const worse = [...gravest(after)].filter(
      ([rule, at]) => at < (known.get(rule) ?? known.get(instead[rule] ?? '') ?? severities.length),
    );
    expect(worse.map(([rule]) => rule)).toEqual([]);
    if (lost.has(name)) return;
    const allowed = new Set<string>([...outcomesOf(before), 'unclear']);
    expect(outcomesOf(after).filter((outcome) => !allowed.has(outcome))).toEqual([]);
    expect(after.flows.length).toBeGreaterThanOrEqual(before.flows.length);
  });
});
