import type { Exchange } from '../../exchange/exchange.ts';
import { placeholdersIn, withPlaceholders } from '../../redact/placeholders.ts';
import { redact, type Outgoing } from '../../redact/redact.ts';
import type { Report } from '../../report/report.ts';
import type { RedactionLevel } from '../../vocabulary/redaction-level.ts';

/** Values of one kind that were replaced: how many there are, and at how many places of the evidence they stood. */
export type Replaced = { readonly kind: string; readonly values: number; readonly places: number };

/** What redaction did to what leaves: kinds and counts, never values. */
export type Receipt = {
  readonly level: RedactionLevel;
  /** By kind, the most places first. */
  readonly replaced: readonly Replaced[];
  /** Bodies that were left out, as nothing in them is known to be harmless. */
  readonly bodies: number;
  /** Values that had been replaced before, by whoever redacted the recording. */
  readonly before: number;
};

/** What leaves, redacted, and what that did to it. */
export function redactWithReceipt(
  level: RedactionLevel,
  recorded: Outgoing<Report>,
): { readonly outgoing: Outgoing<Report>; readonly receipt: Receipt } {
  const outgoing = redact(level, recorded);
  const brought = new Set(placeholdersIn(textOf(recorded)));
  const there = placeholdersIn(textOf(outgoing)).filter((one) => !brought.has(one));
  const places = countIn(JSON.stringify(outgoing.exchanges));
  const kinds = Map.groupBy(there, kindOf);
  const replaced = [...kinds].map(([kind, values]) => ({
    kind,
    values: values.length,
    places: values.reduce((sum, value) => sum + (places.get(value) ?? 0), 0),
  }));
  return {
    outgoing,
    receipt: {
      level,
      replaced: replaced.toSorted((a, b) => b.places - a.places || (a.kind < b.kind ? -1 : 1)),
      bodies: bodiesLeftOut(recorded.exchanges, outgoing.exchanges),
      before: brought.size,
    },
  };
}

function textOf({ exchanges, report }: Outgoing<Report>): string {
  return JSON.stringify([exchanges, report]);
}

function countIn(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  withPlaceholders(text, (placeholder) => {
    counts.set(placeholder, (counts.get(placeholder) ?? 0) + 1);
    return '';
  });
  return counts;
}

/** `code-verifier` of `redacted-code-verifier-0012`. */
function kindOf(placeholder: string): string {
  return placeholder.slice('redacted-'.length, placeholder.lastIndexOf('-'));
}

function bodiesLeftOut(recorded: readonly Exchange[], outgoing: readonly Exchange[]): number {
  return (['requestBody', 'responseBody'] as const).reduce(
    (sum, name) =>
      sum + recorded.filter((one, at) => one[name]?.text && outgoing[at]?.[name]?.text === undefined).length,
    0,
  );
}
