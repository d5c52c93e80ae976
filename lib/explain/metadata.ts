import { references, type Reference } from '../spec/references.ts';
import { lookup } from '../exchange/lookup.ts';
import { clientMetadata } from './metadata/client.ts';
import { extensionMetadata } from './metadata/extensions.ts';
import { resourceMetadata } from './metadata/resource.ts';
import type { MetadataTable } from './metadata/row.ts';
import { walletMetadata } from './metadata/wallets.ts';
import { serverMetadata } from './metadata/server.ts';

/** What a member of a metadata document means. */
export type MetadataExplanation = { readonly meaning: string; readonly references: readonly Reference[] };

/** The tables behind {@link explainMetadata}, by whose metadata they are. No name stands in two of them. */
export const metadataTables = {
  server: serverMetadata,
  extensions: extensionMetadata,
  resource: resourceMetadata,
  client: clientMetadata,
  wallets: walletMetadata,
} as const satisfies Readonly<Record<string, MetadataTable>>;

const table: MetadataTable = Object.assign({}, ...Object.values(metadataTables));

/** What a member of a provider's, an API's or a client's metadata means; `undefined` for unknown members. */
export function explainMetadata(name: string): MetadataExplanation | undefined {
  const found = lookup(table, name);
  return found && { meaning: found.meaning, references: references(found.references) };
}
