import type { Exchange } from '../exchange/exchange.ts';
import type { ProfileId } from '../vocabulary/profile-id.ts';
import type { RedactionLevel } from '../vocabulary/redaction-level.ts';
import type { Report } from '../report/report.ts';

/** What is to be written: the exchanges of the flows to export, and a report on them. Neither need be redacted. */
export type OutputContent = {
  readonly exchanges: readonly Exchange[];
  readonly report: Report;
  /** Each format passes what it writes through `redact`, at this level: there is no way to write around it. */
  readonly redaction: RedactionLevel;
  /** Name of the file that was read, as it was given; absent where there is none, as for live traffic. */
  readonly input?: string;
};

/** Profiles that were asked for, by id, or `all`. */
export type AskedProfiles = readonly (ProfileId | 'all')[];

/** How a format that is read by people is to look; others do not ask. */
export type Look = {
  /** ANSI colours, for a terminal. */
  readonly color: boolean;
  /** Columns at which sentences are wrapped; addresses never are. 100 unless told. */
  readonly width?: number;
  /** Profiles to hold each flow against: text and SARIF tell these, HTML has these open. None unless told. */
  readonly profiles?: AskedProfiles;
};

/** One format: a file in this folder, and a row in the table of them. */
export type OutputFormat = {
  /** As `--format` names it. */
  readonly id: string;
  /** What people know it by: `Flow trace (HAR)`. */
  readonly title: string;
  /** Of its files, without the dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** Its whole text; a promise of it where what writes it is loaded first. Never throws. */
  write(content: OutputContent, look: Look): string | Promise<string>;
  /** The same in pieces, each made when it is asked for: thousands of flows are a longer text than should be held. Only where that matters. */
  parts?(content: OutputContent): Iterable<string>;
};
