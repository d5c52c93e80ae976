import type { Correlation } from './correlate.ts';
import type { FlowDraft } from './draft.ts';

/** Flows to look at again. `all`: their places or what is known of their servers changed, so that these are all there are. */
export type ToLookAt = { readonly drafts: Iterable<FlowDraft>; readonly all: boolean };

/** A follower of the flows: each call says which have changed since its last one; the first call, all. */
export function followFlows({ assembly, servers }: Correlation): () => ToLookAt {
  const takeChanges = assembly.followChanges();
  let serversRevision = 0;
  return () => {
    const { drafts, reordered } = takeChanges();
    const all = reordered || servers.revision !== serversRevision;
    serversRevision = servers.revision;
    return { drafts: all ? assembly.drafts : drafts, all };
  };
}
