/** Options as a template wrote them into a page’s script; nothing of them is checked. WebAuthn Level 3 §5.5. */
export type PageOptions = {
  readonly rpId: string;
  readonly challenge: string;
  readonly userVerification: string | undefined;
};

/**
 * What a page’s own script is given to ask for a passkey: `challenge : '…', userVerification : 'required', rpId : 'login.example'`
 * (Keycloak). `undefined` for a page without. Linear.
 */
export function pageOptionsIn(html: string): PageOptions | undefined {
  const [rpId, challenge, userVerification] = [ofRpId, ofChallenge, ofVerification].map(
    (member) => member.exec(html)?.[1],
  );
  return rpId === undefined || challenge === undefined ? undefined : { rpId, challenge, userVerification };
}

const ofRpId = /\brpId["']?\s{0,3}:\s{0,3}["']([\w.-]{1,255})["']/;
const ofChallenge = /\bchallenge["']?\s{0,3}:\s{0,3}["']([\w+/=-]{16,1000})["']/;
const ofVerification = /\buserVerification["']?\s{0,3}:\s{0,3}["']([a-z]{1,20})["']/;
