import { endpointOf } from '../../exchange/parameters.ts';
import type { DescribedEntity, SamlLogin } from './login.ts';

/** The parties of a login among those that described themselves: others of a federation's list are nobody's concern. */
export function ownEntitiesOf({ requests, answers, entities }: SamlLogin): readonly DescribedEntity[] {
  const names = new Set([
    ...requests.map(({ document }) => document.issuer),
    ...answers.flatMap(({ document, assertion }) => [document.issuer, assertion?.issuer]),
  ]);
  const asked = new Set(requests.map(({ message }) => endpointOf(message.url)));
  return entities.filter(
    ({ entityId, signOnServices }) =>
      names.has(entityId) || signOnServices.some(({ location }) => asked.has(endpointOf(location))),
  );
}
