import { endpointOf, originOf } from '../../exchange/parameters.ts';
import { sentToDevice } from '../../facts/reception/sent-to-device.ts';
import { cause } from '../cause.ts';

/** The app knows itself by its address of development and sends the person there after a login. */
export default cause({
  id: 'sent-to-localhost',
  owner: 'client',
  title: 'After the login the app sends the browser to this device',
  signs:
    'The person came from a page of the app’s on a public host; its callback took the answer there and redirects to localhost or 127.0.0.1, with nothing handed over, and the request there got no answer.',
  against:
    'An app that itself runs on this device, or whose pages there began the login; a program on the device that waits for a code or token in that address; something that answers there.',
  fix: 'Set the app’s public address where it runs: AUTH_URL or NEXTAUTH_URL (Auth.js), APP_URL, PUBLIC_URL, SITE_URL, ROOT_URL or the like; behind a proxy let it trust X-Forwarded-Host and X-Forwarded-Proto. The login itself went well.',
  references: ['rfc8252#7.3'],
  example: 'GET https://app.example/api/auth/callback?code=… → 302 Location: http://localhost:3000/',
  confusedWith: ['returned-elsewhere', 'redirect-host', 'nothing-there'],
  folds: ['callback-failed', 'callback-not-reached', 'nothing-there', 'unexplained', 'no-answer'],
  needs: ['flow'],
  inspect({ flow, ending: { reception } }) {
    if (reception?.outcome !== 'failed' || reception.by !== 'sent_to_device') return undefined;
    const { message, at } = reception;
    const target = at.redirectUrl ?? '';
    const { failure = '' } = sentToDevice(flow, message.exchange, [at])?.unanswered ?? {};
    return {
      at: message,
      why: `The app took the answer at ${originOf(at.url) ?? at.url} and then sent the browser to ${endpointOf(target)}, an address of this device, where nothing answers (${failure}): it does not know its own public address.`,
      proof: 'comparison',
      confidence: 'firm',
      evidence: [message],
    };
  },
});
