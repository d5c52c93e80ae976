/**
 * How one call names a revision of MCP. `meta`: in the request itself, as of 2026-07-28. `agreed`: in the answer to `initialize`. `header`:
 * MCP-Protocol-Version. `wish`: in the request of `initialize`, the latest that the client knows.
 */
export type RevisionSign = 'meta' | 'agreed' | 'header' | 'wish';

/**
 * What shows the revision that a party follows. Beyond what calls say: `discovery`, the header of a request for a description (of the
 * client, and weaker: some send a fixed one); `described`, the server describes itself, which 2025-06-18 began; `undescribed`, it
 * does not, and the login went to its own host, as 2025-03-26 has it.
 */
export type McpSign = RevisionSign | 'discovery' | 'described' | 'undescribed';

/** The revision that one party follows. `at_most`: the latest it knows; `at_least`: it may be a later one. */
export type McpRevision = {
  readonly revision: string;
  readonly bound: 'exact' | 'at_most' | 'at_least';
  readonly sign: McpSign;
};
