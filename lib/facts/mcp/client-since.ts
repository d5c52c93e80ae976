import { fact } from '../fact.ts';
import { isSince, mcpRevision } from './revision.ts';
import { speaksMcp } from './speaks.ts';

/** True for the login of an MCP client that is known to follow that revision or a later one. */
export const mcpClientSince = {
  '2025-11-25': since('2025-11-25'),
  '2026-07-28': since('2026-07-28'),
} as const;

function since<Revision extends string>(revision: Revision) {
  return fact(
    `mcpClientSince.${revision}`,
    ({ of }): boolean => of(speaksMcp) && isSince(of(mcpRevision).client, revision) === true,
  );
}
