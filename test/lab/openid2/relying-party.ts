import openid from 'openid';

/** What a provider answered about a person. */
export type Asserted = { readonly claimedId: string | undefined; readonly problem: string | undefined };

/** A site that asks a provider of OpenID 2.0 who somebody is, with `openid`. */
export type Site = {
  /** Where to send the browser. */
  begin(immediate: boolean): Promise<string>;
  /** Reads the answer at the URL it came to; asks the provider whether it is genuine. */
  finish(url: string): Promise<Asserted>;
};

/** @param stateless keep no key: ask the provider about every answer (OpenID 2.0 §11.4.2) */
export function createSite(returnTo: string, realm: string, provider: string, stateless: boolean): Site {
  const site = new openid.RelyingParty(returnTo, realm, stateless, false, []);
  return {
    begin: (immediate) =>
      new Promise((resolve, reject) => {
        site.authenticate(provider, immediate, (error, url) =>
          error || !url ? reject(new Error(error?.message ?? 'no address')) : resolve(url),
        );
      }),
    finish: (url) =>
      new Promise((resolve) => {
        site.verifyAssertion(url, (error, result) =>
          resolve({ claimedId: result?.claimedIdentifier, problem: error?.message }),
        );
      }),
  };
}
