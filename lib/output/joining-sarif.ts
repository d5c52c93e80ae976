import type { Joining } from './joining.ts';

type Members = Readonly<Record<string, unknown>>;
type Rule = { readonly id: string };
type Result = Members & { readonly ruleId: string };
type Notification = { readonly properties?: { readonly unheldProfile?: string } };
type Invocation = {
  readonly executionSuccessful: boolean;
  readonly toolExecutionNotifications?: readonly Notification[];
};
type Run = {
  readonly tool: { readonly driver: Members & { readonly rules: readonly Rule[] } };
  readonly invocations: readonly Invocation[];
  readonly artifacts?: readonly unknown[];
  readonly results: readonly Result[];
  readonly properties?: { readonly profiles: readonly { readonly profile: string }[] };
};
type Log = Members & { readonly runs: readonly [Run] };

/**
 * Several captures as one run of SARIF 2.1.0: an artifact for each, each rule once, every result with its own artifact and rule. Takes
 * what `writeSarif` wrote; of none it is a log without runs (§3.13.4).
 */
export function asOneRun(): Joining {
  const logs: Log[] = [];
  return {
    add({ text }) {
      logs.push(JSON.parse(text) as Log);
      return '';
    },
    end: () => `${JSON.stringify(joined(logs), undefined, 2)}\n`,
  };
}

function joined(logs: readonly Log[]): object {
  const [first] = logs;
  if (!first) return { version: '2.1.0', runs: [] };
  const runs = logs.map((log) => log.runs[0]);
  const rules = [
    ...new Map(
      runs
        .flatMap((run) => run.tool.driver.rules)
        .toReversed()
        .map((rule) => [rule.id, rule]),
    ).values(),
  ].toReversed();
  const ruleAt = new Map(rules.map(({ id }, at) => [id, at]));
  const artifacts = runs.flatMap((run) => run.artifacts ?? []);
  const { tool, properties: _, ...run } = first.runs[0];
  const profiles: unknown[] = [];
  let passed = 0;
  const results = runs.flatMap((one) => {
    const shift = passed;
    passed += one.artifacts?.length ?? 0;
    profiles.push(...(moved(one.properties?.profiles ?? [], shift) as readonly unknown[]));
    return one.results.map((result) => ({
      ...(moved(result, shift) as Result),
      ruleIndex: ruleAt.get(result.ruleId),
    }));
  });
  const all = {
    ...run,
    tool: { driver: { ...tool.driver, rules } },
    invocations: [invocationOf(runs)],
    ...(artifacts.length > 0 && { artifacts }),
    results,
    ...(profiles.length > 0 && { properties: { profiles } }),
  };
  return { ...first, runs: [all] };
}

/** One that names every part that broke off (§3.20), and the profiles that no capture has a login for. */
function invocationOf(runs: readonly Run[]): Invocation {
  const invocations = runs.flatMap((run) => run.invocations);
  const held = new Set(
    runs.flatMap(({ properties }) => properties?.profiles ?? []).map((one) => one.profile),
  );
  const told = invocations
    .flatMap(({ toolExecutionNotifications = [] }) => toolExecutionNotifications)
    .filter(({ properties }) => !held.has(properties?.unheldProfile ?? ''));
  const each = [...new Map(told.map((one) => [JSON.stringify(one), one])).values()];
  return {
    executionSuccessful: invocations.every(({ executionSuccessful }) => executionSuccessful),
    ...(each.length > 0 && { toolExecutionNotifications: each }),
  };
}

/** The same with its artifacts (§3.4.5) counted from where its capture’s begin. */
function moved(data: unknown, shift: number): unknown {
  if (typeof data !== 'object' || data === null) return data;
  if (Array.isArray(data)) return data.map((one: unknown) => moved(one, shift));
  return Object.fromEntries(
    Object.entries(data).map(([name, value]: [string, unknown]) =>
      name === 'artifactLocation' && isLocation(value)
        ? [name, { ...value, index: value.index + shift }]
        : [name, moved(value, shift)],
    ),
  );
}

function isLocation(value: unknown): value is { readonly index: number } {
  return typeof value === 'object' && value !== null && 'index' in value && typeof value.index === 'number';
}
