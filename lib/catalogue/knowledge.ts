import { causes } from '../causes/index.ts';
import { claimTables, explainClaim, explainJoseHeader } from '../explain/claim.ts';
import { errorTables, explainError } from '../explain/error-code.ts';
import { glossary } from '../explain/glossary.ts';
import { handlingWords } from '../explain/handling.ts';
import { explainHeader } from '../explain/header.ts';
import { explainMetadata, metadataTables } from '../explain/metadata.ts';
import { explainParameter, parameterTables } from '../explain/parameter.ts';
import { explainScope } from '../explain/scope.ts';
import { scopes } from '../explain/scopes.ts';
import { rules } from '../rules/index.ts';
import { ruleWords } from '../rules/words.ts';
import { references, type Reference } from '../spec/references.ts';
import { causeLabels } from '../telling/cause-label.ts';
import { ownerWord, ownerWords } from '../telling/owner.ts';
import { namedCause } from './named-cause.ts';
import { nearest } from './nearest.ts';

/** What is known of one name in one of its meanings. */
export type Entry = {
  /** What kind of name it is: `rule`, `error code`, `parameter`, … */
  readonly kind: string;
  readonly name: string;
  /** Paragraphs, each under its label; the first has none. */
  readonly paragraphs: readonly (readonly [label: string, text: string])[];
  readonly references: readonly Reference[];
};

/** The names of all causes, those without a file of their own among them. */
export const causeNames: readonly string[] = Object.keys(causeLabels);

/** Everything that is known of a word: a name may be a parameter and a claim at once. Empty when nothing is. */
export function entriesOf(word: string): readonly Entry[] {
  const exact = lookUp(word);
  if (exact.length > 0) return exact;
  const spelled = [...allNames()].find((name) => name.toLowerCase() === word.toLowerCase());
  return spelled === undefined ? [] : lookUp(spelled);
}

/** Known names that look like a word. */
export function suggestionsFor(word: string): readonly string[] {
  return nearest(word, allNames());
}

function lookUp(name: string): readonly Entry[] {
  return [
    ruleEntry(name),
    causeEntry(name),
    errorEntry(name),
    parameterEntry(name),
    claimEntry(name),
    scopeEntry(name),
    metadataEntry(name),
    headerEntry(name),
    termEntry(name),
  ].filter((found) => found !== undefined);
}

function ruleEntry(name: string): Entry | undefined {
  const rule = rules.find(({ id }) => id === name);
  if (!rule) return undefined;
  const { severity, owner } = rule;
  const { title, why, fix, references: ids, examples } = ruleWords[rule.id];
  return entry('rule', name, references(ids), [
    ['', `${title}.`],
    ['Why', why],
    ['Fix', fix],
    ['Severity', `${severity}; to be mended by ${ownerWord(owner, name)}`],
    ['Fires', examples.fires],
    ['Passes', examples.passes],
  ]);
}

function causeEntry(name: string): Entry | undefined {
  const cause = causes.find(({ id }) => id === name);
  if (!cause) return namedCauseEntry(name);
  const { title, owner, signs, against, fix, example, confusedWith } = cause;
  return entry('cause of failure', name, references(cause.references), [
    ['', `${title}.`],
    ['Proved by', signs],
    ['Against it', against],
    ['Fix', fix],
    ['To be mended by', ownerWords[owner]],
    ['Example', example],
    ['Taken for', confusedWith.join(', ') || undefined],
  ]);
}

function namedCauseEntry(name: string): Entry | undefined {
  const found = namedCause(name);
  return (
    found &&
    entry('cause of failure', name, references(found.references), [
      ['', found.why],
      ['Fix', found.fix],
      ['To be mended by', found.owner && ownerWords[found.owner]],
      ['Example', found.example],
    ])
  );
}

function errorEntry(name: string): Entry | undefined {
  const found = explainError(name);
  return (
    found &&
    entry('error code', name, found.references, [
      ['', found.meaning],
      ['Usual cause', found.cause],
      ['Try', found.tryThis],
      ['Defined by', found.vendor],
    ])
  );
}

function parameterEntry(name: string): Entry | undefined {
  const found = explainParameter(name);
  return (
    found &&
    entry('parameter', name, found.references, [
      ['', found.meaning],
      ['Handle as', handlingWords[found.secrecy].sentence],
      ['Defined by', found.vendor],
    ])
  );
}

function claimEntry(name: string): Entry | undefined {
  const found = explainClaim(name) ?? explainJoseHeader(name);
  return (
    found &&
    entry(explainClaim(name) ? 'claim' : 'header member of a JWT', name, found.references, [
      ['', found.meaning],
      ['Defined by', found.vendor],
    ])
  );
}

function scopeEntry(name: string): Entry | undefined {
  return Object.hasOwn(scopes, name)
    ? entry('scope', name, [], [['', `An app that asks for it wants to ${explainScope(name)}.`]])
    : undefined;
}

function metadataEntry(name: string): Entry | undefined {
  const found = explainMetadata(name);
  return found && entry('metadata member', name, found.references, [['', found.meaning]]);
}

function headerEntry(name: string): Entry | undefined {
  const found = explainHeader(name);
  return found && entry('HTTP header', name, found.references, [['', found.meaning]]);
}

function termEntry(name: string): Entry | undefined {
  const found = Object.entries(glossary).find(
    ([key, { term }]) => key === name || term.toLowerCase() === name.toLowerCase(),
  );
  return found && entry('term', found[1].term, [], [['', found[1].answer]]);
}

function entry(
  kind: string,
  name: string,
  found: readonly Reference[],
  paragraphs: readonly (readonly [string, string | undefined])[],
): Entry {
  const said = paragraphs.flatMap(([label, text]) => (text ? [[label, text] as const] : []));
  return { kind, name, paragraphs: said, references: found };
}

function* allNames(): Generator<string> {
  for (const { id } of rules) yield id;
  yield* causeNames;
  for (const tables of [errorTables, parameterTables, claimTables, metadataTables]) {
    for (const table of Object.values(tables)) yield* Object.keys(table);
  }
  yield* Object.keys(scopes);
  yield* Object.keys(glossary);
}
