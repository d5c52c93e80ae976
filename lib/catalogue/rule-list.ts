import { profiles } from '../profiles/index.ts';
import { severities } from '../vocabulary/severity.ts';
import { ansi, plain, type Paint } from '../output/text-layout.ts';
import type { Look } from '../output/format.ts';
import { rules, type RuleId } from '../rules/index.ts';
import type { Rule, RuleWords } from '../rules/rule.ts';
import type { NamedRule } from '../rules/run.ts';
import { ruleWords } from '../rules/words.ts';
import { references } from '../spec/references.ts';

/** A rule as other programs read it. */
export type ListedRule = Pick<NamedRule, 'id' | 'severity' | 'owner'> &
  Omit<RuleWords, 'references'> & {
    readonly references: ReturnType<typeof references>;
    /** Requirements of profiles that it decides: `rfc9700/pkce`. */
    readonly requirements: readonly string[];
  };

/** Every rule, the gravest first. */
export function listedRules(): readonly ListedRule[] {
  return rules
    .map(({ id, severity, owner }) => ({
      id,
      severity,
      owner,
      ...ruleWords[id],
      references: references(ruleWords[id].references),
      requirements: requirementsOf(id),
    }))
    .sort(
      (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || (a.id < b.id ? -1 : 1),
    );
}

function requirementsOf(rule: RuleId): readonly string[] {
  return profiles.flatMap((profile) =>
    profile.requirements
      .filter(({ rules: ids }) => ids.includes(rule))
      .map(({ id }) => `${profile.id}/${id}`),
  );
}

/** The rules, a line each: severity, id and title. */
export function ruleListText({ color }: Look): string {
  const paint = color ? ansi : plain;
  const listed = listedRules();
  const widest = listed.reduce((most, { id }) => Math.max(most, id.length), 0);
  const lines = listed.map(
    ({ id, severity, title }) => `${levelOf(severity, paint)}  ${id.padEnd(widest)}  ${title}`,
  );
  return `${[...lines, '', `${listed.length} rules. Tell more of one: oauth-lens explain RULE`].join('\n')}\n`;
}

function levelOf(severity: Rule['severity'], paint: Paint): string {
  const word = severity.toUpperCase().padEnd(8);
  if (severity === 'info') return paint.dim(word);
  return severity === 'critical' || severity === 'high' ? paint.bad(word) : paint.warn(word);
}
