import type { PasskeyOptions } from './passkey-exchange.ts';

/**
 * What a page’s own script is given to ask for a passkey, as templates write it: `challenge : '…', userVerification : 'required', rpId :
 * 'login.example'` (Keycloak). `undefined` for a page without. Linear.
 */
export function pageOptionsIn(html: string): PasskeyOptions | undefined {
  const rpId = memberIn(html, 'rpId');
  const challenge = memberIn(html, 'challenge');
  if (rpId === undefined || challenge === undefined) return undefined;
  const wish = memberIn(html, 'userVerification');
  const userVerification = verifications.find((one) => one === wish);
  return { type: 'get', rpId, challenge, userVerification };
}

const verifications = ['required', 'preferred', 'discouraged'] as const;

function memberIn(html: string, name: 'rpId' | 'challenge' | 'userVerification'): string | undefined {
  return members[name].exec(html)?.[1];
}

const members = {
  rpId: /\brpId["']?\s{0,3}:\s{0,3}["']([\w.-]{1,255})["']/,
  challenge: /\bchallenge["']?\s{0,3}:\s{0,3}["']([\w+/=-]{16,1000})["']/,
  userVerification: /\buserVerification["']?\s{0,3}:\s{0,3}["']([a-z]{1,20})["']/,
} as const;
