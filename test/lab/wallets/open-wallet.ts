import type { Parts } from '../failing/parts.ts';
import { openServer } from '../open-server.ts';
import type { ProviderEvent } from '../provider/provider-log.ts';
import { createKey, issueDiploma } from './credential.ts';
import { issueDocument } from './document.ts';
import { createIssuer, type IssuerFaults } from './issuer.ts';
import { createVerifier, type VerifierFaults } from './verifier.ts';
import { createWallet, type WalletFault } from './wallet.ts';

/** What differs from a site, a wallet and a university that do everything right. */
export type WalletPlay = {
  readonly wallet?: WalletFault;
  readonly site?: (origin: string) => VerifierFaults;
  readonly university?: (origin: string) => IssuerFaults;
  /** The site asks for a driving licence instead of a diploma. */
  readonly asksForLicence?: boolean;
  /** Of the document in the wallet; default: a driving licence. */
  readonly docType?: string;
  /** When the diploma in the wallet expired, in seconds since 1970; default: never. */
  readonly expired?: number;
  /** Default `verifier.localhost`. */
  readonly siteHost?: string;
};

/** Where they are, and what the university’s server counted. */
export type WalletPlaces = {
  readonly verifier: string;
  readonly issuer: string;
  readonly log: readonly ProviderEvent[];
};

/** Opens a wallet that is a page, a site that asks, and a university that offers, each an origin and a site of its own. */
export async function openWallet(parts: Parts, differs: WalletPlay = {}): Promise<WalletPlaces> {
  const { siteHost = 'verifier.localhost', asksForLicence = false } = differs;
  const [site, wallet, university] = await Promise.all(
    [siteHost, 'wallet.localhost', 'university.localhost'].map((name) => openServer(name)),
  );
  for (const one of [site, wallet, university]) parts.add(one!);
  const [own, holders, issuers] = await Promise.all([createKey(), createKey(), createKey()]);
  const log: ProviderEvent[] = [];
  const at = { verifier: site!.origin, wallet: wallet!.origin, issuer: university!.origin };
  const faults = differs.site?.(at.verifier);
  site!.serve(createVerifier({ origin: at.verifier, wallet: at.wallet, key: own!, asksForLicence, faults }));
  wallet!.serve(
    createWallet({
      origin: at.wallet,
      key: holders!,
      credential: await issueDiploma(at.issuer, issuers!, holders!.publicJwk, differs.expired),
      licence: issueDocument(holders!.publicJwk, differs.docType),
      fault: differs.wallet,
    }),
  );
  university!.serve(
    createIssuer({
      origin: at.issuer,
      wallet: at.wallet,
      key: issuers!,
      log,
      faults: differs.university?.(at.issuer),
    }),
  );
  return { verifier: at.verifier, issuer: at.issuer, log };
}
