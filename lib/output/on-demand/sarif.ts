import { jsonText } from '../json-text.ts';
import { redactedReport } from '../../redact/redact.ts';
import type { Report } from '../../report/report.ts';
import { failureWords } from '../../telling/failures.ts';
import { unheldOf, unheldWords } from '../../telling/unheld-profiles.ts';
import type { AskedProfiles, Look, OutputContent } from '../format.ts';
import { printable } from '../text-layout.ts';
import { profileProperties } from './sarif-profiles.ts';
import { sarifResults } from './sarif-results.ts';
import { sarifRules } from './sarif-rules.ts';

/**
 * Findings, and why logins failed, for code scanning; of profiles that were asked for, what is not met, and how many are. A rule stands
 * in it where something of it was found.
 * SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function writeSarif(
  { exchanges, report, redaction, input }: OutputContent,
  { profiles = [] }: Pick<Look, 'profiles'> = {},
): string {
  const outgoing = printable(redactedReport(redaction, { exchanges, report }));
  const rules = sarifRules(outgoing, profiles);
  const uri = input === undefined ? undefined : uriOf(input);
  const properties = profileProperties(outgoing, profiles, uri);
  const run = {
    tool: {
      driver: {
        name: 'OAuth Lens',
        version: outgoing.generator.version,
        semanticVersion: outgoing.generator.version,
        rules,
      },
    },
    columnKind: 'utf16CodeUnits',
    invocations: [invocation(outgoing, profiles)],
    ...(uri !== undefined && { artifacts: [{ location: { uri }, roles: ['analysisTarget'] }] }),
    results: sarifResults(
      outgoing,
      uri,
      rules.map(({ id }) => id),
      profiles,
    ),
    ...(properties && { properties }),
  };
  return `${jsonText({ $schema: schema, version: '2.1.0', runs: [run] }, 2)}\n`;
}

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** A check that is not whole says so (§3.20.21); a profile that was asked for and held against nothing is a note (§3.58.6). */
function invocation({ failures, flows }: Report, asked: AskedProfiles): object {
  const told = failureWords(failures);
  const notifications = [
    ...(told?.names ?? []).map((name) => ({
      level: 'error',
      message: { text: `${name}. ${told?.advice}` },
    })),
    ...(flows.length === 0 ? [] : unheldOf(flows, asked)).map((profile) => ({
      level: 'note',
      message: { text: unheldWords(profile) },
      properties: { unheldProfile: profile },
    })),
  ];
  return {
    executionSuccessful: told === undefined,
    ...(notifications.length > 0 && { toolExecutionNotifications: notifications }),
  };
}

/** A path as a relative reference, an absolute one with `file:` (RFC 3986 §4.2, RFC 8089). */
function uriOf(path: string): string {
  const parts = path.replaceAll('\\', '/').split('/').map(encodeURIComponent);
  const drive = /^[A-Za-z]%3A$/.exec(parts[0] ?? '');
  if (drive) return `file:///${[parts[0]!.replace('%3A', ':'), ...parts.slice(1)].join('/')}`;
  return path.startsWith('/') ? `file://${parts.join('/')}` : parts.join('/');
}
