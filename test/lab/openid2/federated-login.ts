import type { FederatedLogin } from '../provider/federated-login.ts';
import { createSite } from './relying-party.ts';

/** A broker that asks a provider of OpenID 2.0 who somebody is. The interaction travels in `return_to`. */
export function createOpenidLogin(provider: string, callback: string): FederatedLogin {
  const realm = `${new URL(callback).origin}/`;
  const siteFor = (interaction: string) =>
    createSite(`${callback}?interaction=${interaction}`, realm, `${provider}/`, true);
  return {
    name: 'Player ID',
    begin: (interaction) => siteFor(interaction).begin(false),
    async finish(url) {
      const interaction = url.searchParams.get('interaction') ?? '';
      const { claimedId, problem } = await siteFor(interaction).finish(url.href);
      if (!claimedId) throw new Error(problem ?? 'nobody came back');
      return { interaction, accountId: claimedId.slice(claimedId.lastIndexOf('/') + 1) };
    },
  };
}
