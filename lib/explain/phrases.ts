/** Sentences for what could not be seen or decided. The keys are stable; the words may be improved. */
export const phrases = {
  code_exchange_not_seen:
    'The app’s server exchanges the code directly with the provider. That call does not pass through the browser, so it cannot be checked here.',
  step_not_seen:
    'This call does not pass through the browser; that it happened is concluded from what followed.',
  body_not_captured:
    'Open DevTools before the login to let the inspector read response bodies; header and URL checks still apply.',
  body_not_in_file:
    'This file does not hold the body. Record the login with DevTools open and save the HAR with content, or export a trace here.',
  body_is_excerpt:
    'Read from the page as its tab shows it: title, headings and error texts only. Open DevTools before the login for the whole answer.',
  no_body: 'An answer with this status has no body.',
  par_hides_parameters:
    'This request only carries a reference. Its parameters were sent directly to the provider.',
  encrypted_object: 'This object is encrypted for the receiver; only its header is readable.',
  encrypted_assertion: 'The assertion is encrypted for the site. Only the site can read who it is about.',
  opaque_token: 'This token has no readable content. That is normal.',
  client_type_unknown:
    'The inspector could not tell whether this app keeps a server-side secret; the stricter advice is shown.',
  no_finding:
    'Nothing objectionable was seen in what passed through the browser. Server-side checks are outside this view.',
  not_seen_requirement:
    'Not seen: what a requirement speaks of did not happen in this login, did not pass through the browser, or was not recorded. It neither passes nor fails.',
  provider_quirk: 'This provider deviates from the standard here; the app cannot change it.',
  capture_started_late: 'Recording began in the middle of this flow.',
  browser_performs_step:
    'The browser or the operating system performs this step itself; details are not exposed to extensions.',
} as const satisfies Readonly<Record<string, string>>;

/** Stable key of a sentence. */
export type PhraseKey = keyof typeof phrases;

/** The sentence for a kind of uncertainty. */
export function phrase(key: PhraseKey): string {
  return phrases[key];
}
