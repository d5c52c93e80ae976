import { hostOf } from '../../exchange/parameters.ts';
import { spanOf } from '../../facts/time-span.ts';
import { passkeys, type Passkey } from '../../facts/sign-in/passkeys.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import type { PasskeyFault } from '../../vocabulary/sign-in-event.ts';
import { cause } from '../cause.ts';

/** The provider took no passkey, and what was sent shows which of its checks failed. WebAuthn Level 3 §7.2. */
export default cause({
  id: 'passkey-refused',
  owner: 'authorization_server',
  title: 'The provider refuses the passkey',
  signs:
    'A passkey was refused, and what the browser sent is held against what the page was given: challenge and its age, which passkeys were asked for, origin, the hash of the site’s name, whether the person was verified.',
  against:
    'A passkey that was taken in the end; a login that went on another way; a refusal with nothing that differs.',
  fix: 'Hold what the page was given against what the server expects: challenge, rpId, origin and userVerification must be the same on both sides.',
  references: ['webauthn'],
  example: 'options with challenge A, then B; the passkey answers A → 400',
  confusedWith: ['not-answered'],
  folds: ['not-answered', 'unexplained', 'known-error'],
  needs: [],
  inspect({ flow, of }) {
    const at = flow.messages.findLast(isFrontChannelRequest);
    if (!at || flow.messages.some(isFrontChannelResponse)) return undefined;
    const last = of(passkeys).at(-1);
    if (last?.act !== 'refused' || !last.fault) return undefined;
    const { why, fix } = tellings[last.fault](last);
    const host = hostOf(last.exchange.url);
    return {
      at,
      why: `${host} refused the passkey: ${why}`,
      fix,
      proof: 'comparison',
      confidence: isOpen.has(last.fault) ? 'firm' : 'certain',
      evidence: [at],
    };
  },
});

/** The server may have meant something else. */
const isOpen: ReadonlySet<PasskeyFault> = new Set<PasskeyFault>(['superseded', 'origin', 'late']);

type Told = { readonly why: string; readonly fix: string };

const tellings: Readonly<Record<PasskeyFault, (passkey: Passkey) => Told>> = {
  type: () => ({
    why: 'one was to be used, and one was made, or the other way round.',
    fix: 'Let the page call navigator.credentials.get for a login and create for a registration, each with its own options, and send the answer where it belongs.',
  }),
  challenge: () => ({
    why: 'it answers another challenge than the page was given.',
    fix: 'Hand the server’s challenge to the browser as bytes, decoded once from base64url, and use the options of this attempt.',
  }),
  superseded: () => ({
    why: 'it answers an earlier challenge, and the page had been given a newer one since.',
    fix: 'Ask for options once: those for the suggestions of a form (conditional) and those of a button must not replace each other. Or let the server remember every challenge until it is used or too old.',
  }),
  'not-listed': ({ listed = 1 }) => ({
    why: `it is none of the ${listed === 1 ? 'one' : listed} that allowCredentials names, within which the page was to ask.`,
    fix: 'Hand allowCredentials to the browser as the server wrote it, each id decoded once from base64url: without the list it offers any passkey of the site, another person’s too.',
  }),
  late: ({ age = 0, timeout = 0 }) => ({
    why: `its challenge was given ${spanOf(age)} before, and timeout is ${spanOf(timeout)}: servers forget a challenge after that.`,
    fix: 'Ask for options when the person is about to use the passkey, and anew when their time is over; a suggestion in a form (conditional) waits without end, so renew its challenge.',
  }),
  origin: ({ origin, rpId }) => ({
    why: `it was used on ${origin ?? 'a page'}, which is not of ${rpId ?? 'the site that it is for'}.`,
    fix: 'Set rpId to the page’s host or the domain above it, or name the page’s origin in /.well-known/webauthn of rpId and let the server expect it.',
  }),
  'rp-id': ({ rpId, askedRpId }) => ({
    why: `it is for ${rpId === undefined || rpId === askedRpId ? 'another site' : rpId}, and ${askedRpId ?? 'this site'} was asked for.`,
    fix: 'Let options and server have one rpId. Passkeys of an earlier rpId cannot be used with the new one: register them anew, or go on with the old name.',
  }),
  'user-verification': () => ({
    why: 'userVerification is required, and the person was not verified (no PIN, face or finger).',
    fix: 'Hand userVerification: required to the browser as the server means it, and use an authenticator with a PIN or a sensor; or ask for preferred.',
  }),
};
