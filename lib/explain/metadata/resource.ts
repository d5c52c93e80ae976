import { rowsOf, type MetadataTable } from './row.ts';

const api = rowsOf('rfc9728#2');

/** Members that an API publishes about itself. */
export const resourceMetadata: MetadataTable = {
  resource: api('The API’s own name: exactly its address.'),
  authorization_servers: api('Providers whose tokens it accepts.'),
  bearer_methods_supported: api('Where the token may be sent: header, body or query.'),
  resource_name: api('The API’s name for people.'),
  resource_signing_alg_values_supported: api('How its answers may be signed.'),
  resource_documentation: api('Documentation for developers.'),
  resource_policy_uri: api('Rules on how the data may be used.'),
  resource_tos_uri: api('Terms of service.'),
  dpop_bound_access_tokens_required: api('Whether tokens must be bound to a key.'),
};
