import type { Exchange } from './exchange/exchange.ts';
import type { ExchangeSink } from './exchange/sink.ts';
import type { Report, ReportSource } from './report/report.ts';

/** The street, seen from outside: exchanges go in, a report comes out. */
export interface Inspection extends ExchangeSink {
  /** The exchanges kept as evidence, in order of time, each with the verdicts that only its secrets could prove. */
  evidence(): readonly Exchange[];
  /** What the exchanges so far amount to. Not redacted: what leaves goes through `redact`. */
  report(source: ReportSource): Report;
  /** The exchange behind a step of the last report (`flow-1.2`); `undefined` for inferred steps and unknown ids. */
  exchangeOf(stepId: string): Exchange | undefined;
  /** Origins that a login in progress has taught (provider, redirect URI, token endpoint): worth listening to in depth. */
  learnedOrigins(): readonly string[];
  /** Grows with every change of the evidence; the same number means the same report. */
  readonly revision: number;
}

/** An inspection that has seen nothing yet. */
export declare function createInspection(): Inspection;
