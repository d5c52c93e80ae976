import { headlines } from '../../report/headlines.ts';
import type { Report, ReportDiagnosis, ReportFinding, ReportFlow } from '../../report/report.ts';
import { causeLabels } from '../../telling/cause-label.ts';
import { reasonsTold } from '../../telling/findings.ts';
import { ownerWord } from '../../telling/owner.ts';
import { fixLead } from '../../telling/reason.ts';
import { standingOf } from '../../telling/standing.ts';
import type { Severity } from '../../vocabulary/severity.ts';
import type { AskedProfiles } from '../format.ts';
import { escaped } from '../markdown-text.ts';
import { unmetRequirements, type UnmetRequirement } from './sarif-profiles.ts';

/** A rule of SARIF (§3.49): what was looked for, with help. */
export type SarifRule = { readonly id: string } & Readonly<Record<string, unknown>>;

/** The id under which a cause of failure is a rule: rules and causes may share names. */
export function causeRule({ cause }: Pick<ReportDiagnosis, 'cause'>): string {
  return `login-failed/${cause}`;
}

/** Why a flow did not go well, if it did not: the most probable reason. */
export function failureOf(flow: ReportFlow): ReportDiagnosis | undefined {
  const standing = standingOf(flow);
  const isBad = standing === 'failed' || standing === 'denied' || standing === 'stuck';
  return isBad ? reasonsTold(flow.diagnosis)[0] : undefined;
}

/** Every rule of which something was found, each once, in order of appearance. */
export function sarifRules({ flows }: Report, asked: AskedProfiles): readonly SarifRule[] {
  const rules = flows.flatMap((flow) => {
    const reason = failureOf(flow);
    return [
      ...(reason ? [ruleOfCause(reason)] : []),
      ...headlines(flow.findings).map(ruleOfFinding),
      ...unmetRequirements(flow, asked).map(ruleOfRequirement),
    ];
  });
  return [...new Map(rules.toReversed().map((rule) => [rule.id, rule])).values()].toReversed();
}

/** How grave something is for SARIF (§3.27.10). */
export const sarifLevels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};

/** As code scanning of GitHub takes it: above 9 critical, above 7 high, above 4 medium. */
const scores: Readonly<Record<Severity, string | undefined>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '3.0',
  info: undefined,
};

function ruleOfFinding({ rule, title, fix, owner, severity, references }: ReportFinding): SarifRule {
  const [first] = references;
  const score = scores[severity];
  return {
    id: rule,
    shortDescription: { text: title },
    help: helpOf(`What to change (${ownerWord(owner, rule)}):`, fix, references),
    ...(first && { helpUri: first.url }),
    defaultConfiguration: { level: sarifLevels[severity] },
    properties: { tags: ['security', 'oauth'], ...(score && { 'security-severity': score }) },
  };
}

function ruleOfCause(reason: ReportDiagnosis): SarifRule {
  return {
    id: causeRule(reason),
    shortDescription: { text: `A login failed: ${causeLabels[reason.cause]}` },
    help: helpOf(fixLead(reason), reason.fix, []),
    defaultConfiguration: { level: 'error' },
    properties: { tags: ['oauth', 'login-failed'] },
  };
}

/** How grave it is for SARIF that a requirement is not met. */
export function requirementLevel({ level }: UnmetRequirement['requirement']): 'error' | 'warning' {
  return level === 'MUST' ? 'error' : 'warning';
}

function ruleOfRequirement({ profile, requirement }: UnmetRequirement): SarifRule {
  const { id, text, reference } = requirement;
  return {
    id,
    shortDescription: { text: `${profile.title}: ${text}` },
    help: helpOf('What is asked for:', text, [reference]),
    helpUri: reference.url,
    defaultConfiguration: { level: requirementLevel(requirement) },
    properties: { tags: ['oauth', 'profile', profile.id] },
  };
}

function helpOf(lead: string, fix: string, references: ReportFinding['references']): object {
  const sources = references.map(({ label, url }) => `${label}: ${url}`);
  const links = references.map(({ label, url }) => `[${escaped(label)}](${url})`);
  return {
    text: [`${lead} ${fix}`, ...sources].join('\n'),
    markdown: [`**${lead}** ${escaped(fix)}`, ...(links.length > 0 ? [links.join(' · ')] : [])].join('\n\n'),
  };
}
