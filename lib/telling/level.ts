import type { Reference } from '../spec/references.ts';
import type { ProtectionName } from '../vocabulary/protection.ts';
import type { RequirementStatus } from '../vocabulary/requirement-status.ts';
import type { Severity } from '../vocabulary/severity.ts';
import { reasonsTold } from './findings.ts';
import { protectionsTold } from './protections.ts';
import type { ToldFlow } from './told.ts';

/** For whom a login is told, from the least said to the most. */
export const levels = ['newcomer', 'developer', 'reviewer'] as const;
/** See {@link levels}. */
export type Level = (typeof levels)[number];

/** The level of somebody who chose none. */
export const usualLevel: Level = 'developer';

/** A level by name, and what it changes. */
export const levelWords: Readonly<Record<Level, { readonly label: string; readonly sentence: string }>> = {
  newcomer: {
    label: 'Newcomer',
    sentence: 'The story first, with every word explained; raw messages and small findings are folded away.',
  },
  developer: { label: 'Developer', sentence: 'The steps first, and the cause of what failed.' },
  reviewer: {
    label: 'Reviewer',
    sentence: 'All findings first, with evidence and confidence, and what was checked and held.',
  },
};

/** What a level begins with. */
export const firstViews: Readonly<Record<Level, 'story' | 'steps' | 'findings'>> = {
  newcomer: 'story',
  developer: 'steps',
  reviewer: 'findings',
};

type LevelFinding = { readonly rule: string; readonly severity: Severity; readonly part_of?: string };

/** Findings as a level has them: those that are told, and those behind a line that opens. Nothing is in neither. */
export type FindingsTold<F> = { readonly told: readonly F[]; readonly folded: readonly F[] };

/**
 * The findings of a flow at a level. A reviewer has each by itself, also what a graver one explains; a newcomer has small ones folded,
 * but never what says why the login failed.
 */
export function findingsAt<F extends LevelFinding>(
  level: Level,
  findings: readonly F[],
  diagnosis: readonly { readonly rules: readonly string[] }[],
): FindingsTold<F> {
  if (level === 'reviewer') return { told: findings, folded: [] };
  const own = findings.filter(({ part_of }) => part_of === undefined);
  if (level === 'developer') return { told: own, folded: [] };
  const explains = new Set(reasonsTold(diagnosis).flatMap(({ rules }) => rules));
  const isSmall = ({ rule, severity }: F) =>
    (severity === 'low' || severity === 'info') && !explains.has(rule) && !rule.startsWith('err-');
  return { told: own.filter((one) => !isSmall(one)), folded: own.filter(isSmall) };
}

/** The line that opens what is folded: `2 smaller findings`. */
export function foldedFindingsWords(count: number): string {
  return count === 1 ? '1 smaller finding' : `${count} smaller findings`;
}

/** What a newcomer reads where only small things were found. */
export const nothingGrave = 'Nothing grave was found in what passed through the browser.';

/** What leads a newcomer to the messages as sent. */
export const rawLead = 'Headers and bodies, as they were sent:';

/** Something that was checked and held. */
export type Passed = {
  readonly text: string;
  /** Id of the step that shows it; `undefined` where none stands for it. */
  readonly step: string | undefined;
  readonly reference: Reference | undefined;
};

type PassedFlow = Pick<ToldFlow, 'protocol'> & {
  readonly protections: readonly (ToldFlow['protections'][number] & { readonly step: string | null })[];
  readonly profiles: readonly {
    readonly requirements: readonly {
      readonly status: RequirementStatus;
      readonly text: string;
      readonly reference: Reference;
    }[];
  }[];
};

/** What was checked and held: the protections that did, then the requirements of the profiles that are kept, each once. */
export function passedIn(flow: PassedFlow): readonly Passed[] {
  const stepOf = (name: ProtectionName) => flow.protections.find((one) => one.name === name)?.step;
  const held = protectionsTold(flow)
    .filter(({ verdict }) => verdict === 'held')
    .map(({ name, label, meaning }) => ({
      text: `${label}: ${meaning}`,
      step: stepOf(name) ?? undefined,
      reference: undefined,
    }));
  const kept = flow.profiles
    .flatMap(({ requirements }) => requirements)
    .filter(
      ({ status }, at, all) =>
        status === 'pass' && all.findIndex(({ text }) => text === all[at]?.text) === at,
    )
    .map(({ text, reference }) => ({ text, step: undefined, reference }));
  return [...held, ...kept];
}
