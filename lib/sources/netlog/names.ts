import { asObject, type JsonObject } from '../../exchange/json.ts';

/** What the numbers in the events of a NetLog mean: every build of Chromium has others. */
export type NetlogNames = {
  readonly event: (type: unknown) => string | undefined;
  /** `net::ERR_…` of a negative number. */
  readonly failure: (code: unknown) => string | undefined;
  /** True for the first of the two events that a thing in progress has. */
  readonly isBegin: (phase: unknown) => boolean;
  /** Milliseconds since 1970 of an event's ticks. */
  readonly time: (ticks: unknown) => number | undefined;
};

/** Reads them from `constants`, which map names to numbers. */
export function namesOf(constants: JsonObject): NetlogNames {
  const events = turned(constants['logEventTypes']);
  const failures = turned(constants['netError']);
  const begin = asObject(constants['logEventPhase'])?.['PHASE_BEGIN'] ?? 1;
  const offset = Number(constants['timeTickOffset'] ?? 0);
  return {
    event: (type) => events.get(type),
    failure: (code) =>
      typeof code === 'number' && code < 0 ? `net::ERR_${failures.get(code) ?? String(code)}` : undefined,
    isBegin: (phase) => phase === begin,
    time: (ticks) => {
      const time = Number(ticks) + offset;
      return Number.isFinite(time) && time > 0 && time < 8e15 ? time : undefined;
    },
  };
}

function turned(names: unknown): ReadonlyMap<unknown, string> {
  return new Map(
    Object.entries(asObject(names) ?? {}).map(([name, number]) => [number, name.replace(/^ERR_/, '')]),
  );
}
