import type { Purpose } from '../vocabulary/purpose.ts';

/** What a flow is for, in words. */
export type PurposeWords = { readonly label: string; readonly sentence: string };

/** What flows are for: knowing who somebody is (authentication), acting for them (authorization), or both. */
export const purposeWords: Readonly<Record<Purpose, PurposeWords>> = {
  login_and_access: {
    label: 'Login and access',
    sentence:
      'The ID token tells this app who the person is; an access token, if one is issued, says what the app may do.',
  },
  access: {
    label: 'Access only',
    sentence:
      'The token says what the app may do, not who is there. To treat it as proof of who somebody is, is a classic fault.',
  },
  login: {
    label: 'Login',
    sentence: 'The answer tells this site who the person is; it gives no access to anything.',
  },
  silent_renewal: {
    label: 'Silent renewal',
    sentence:
      'The app asks without showing anything whether the person is still signed in. The provider answers at once: with new tokens, or that a person is needed.',
  },
  presentation: {
    label: 'Presentation',
    sentence: 'The site asks a wallet for credentials and learns what is shown to it; it gives no access.',
  },
  issuance: {
    label: 'Issuance',
    sentence: 'A wallet gets a credential, signed by its issuer, to be shown to others later.',
  },
  logout: {
    label: 'Logout',
    sentence: 'It ends the session of the person, and gives nothing.',
  },
};
