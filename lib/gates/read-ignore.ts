import { nearest } from '../catalogue/nearest.ts';
import { asObject, asText, type JsonObject } from '../exchange/json.ts';
import { profiles, type RequirementId } from '../profiles/index.ts';
import { rules, type RuleId } from '../rules/index.ts';
import { causeLabels, type LabelledCause } from '../telling/cause-label.ts';
import type { Ignore } from './ignore.ts';

/**
 * One ignore of a configuration file. `error`: a sentence that begins with `name`, for the first thing that is wrong with it: it must
 * name what it ignores, why, and until when, and that day must not be over. Never throws.
 */
export function readIgnore(value: unknown, name: string, today: string): Ignore | { readonly error: string } {
  const file = asObject(value);
  if (!file) return { error: `${name} is no object.` };
  const strange = Object.keys(file).find((member) => !members.has(member));
  if (strange !== undefined) return { error: `${name}: "${strange}" is nothing that is known here.` };
  const subject = subjectOf(file);
  if ('error' in subject) return { error: `${name} ${subject.error}` };
  const about = `${name} (${Object.values(subject)[0]})`;
  const where = whereOf(file['where']);
  if (where === null) return { error: `${about}: "where" has a "client", a "host" or both, each a text.` };
  const reason = asText(file['reason'])?.trim();
  if (!reason) return { error: `${about} has no "reason": say why it may stay as it is.` };
  const until = asText(file['until']);
  if (!until || !isDay(until))
    return { error: `${about} has no day in "until", as 2027-03-31, on which it ends.` };
  if (until < today)
    return {
      error: `${about} ended on ${until}: mend what it ignores, or decide anew until when it may stay (${reason}).`,
    };
  return { ...subject, ...(where && { where }), reason, until };
}

const members: ReadonlySet<string> = new Set(['rule', 'cause', 'requirement', 'where', 'reason', 'until']);

type Subject =
  | { readonly rule: RuleId }
  | { readonly cause: LabelledCause }
  | { readonly requirement: RequirementId };

function subjectOf(file: JsonObject): Subject | { readonly error: string } {
  const { rule, cause, requirement } = file;
  const named = [rule, cause, requirement].filter((name) => name !== undefined);
  if (named.length !== 1) return { error: 'must name one of "rule", "cause" or "requirement".' };
  const ruleId = rules.find(({ id }) => id === rule)?.id;
  if (ruleId) return { rule: ruleId };
  const causeId = causeIds.find((id) => id === cause);
  if (causeId) return { cause: causeId };
  const requirementId = requirementIds.find((id) => id === requirement);
  if (requirementId) return { requirement: requirementId };
  const [word] = named;
  const alike = typeof word === 'string' ? nearest(word, namesOf(file), 3) : [];
  const hint = alike.length > 0 ? ` Did you mean ${alike.join(', ')}?` : '';
  return { error: `names "${typeof word === 'string' ? word : '?'}", which is not known.${hint}` };
}

const causeIds = Object.keys(causeLabels) as readonly LabelledCause[];

const requirementIds = profiles.flatMap(({ id: profile, requirements }) =>
  requirements.map(({ id }) => `${profile}/${id}` as RequirementId),
);

function namesOf({ rule, cause }: JsonObject): readonly string[] {
  if (rule !== undefined) return rules.map(({ id }) => id);
  return cause === undefined ? requirementIds : causeIds;
}

/** `null` where it is no place. */
function whereOf(value: unknown): Ignore['where'] | null {
  if (value === undefined) return undefined;
  const file = asObject(value);
  const names = Object.keys(file ?? {});
  if (!file || names.length === 0 || names.some((name) => name !== 'client' && name !== 'host')) return null;
  const client = asText(file['client']);
  const host = asText(file['host']);
  if (names.length !== [client, host].filter((one) => one !== undefined).length) return null;
  return { ...(client !== undefined && { client }), ...(host !== undefined && { host }) };
}

/** A day of the calendar, `2027-03-31`. */
function isDay(text: string): boolean {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return year !== '' && date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}
