import { gaveUpAnswer } from '../../facts/answerer/gave-up-answer.ts';
import { cause } from '../cause.ts';

/** The app answered, with more headers than the proxy in front of it takes: large session cookies, as a rule. */
export default cause({
  id: 'proxy-response-headers-too-big',
  owner: 'client',
  title: 'The proxy gave up the app’s answer: its headers are too big',
  signs:
    'nginx’s own page “502 Bad Gateway” comes quickly, at the callback or right after the login form, where session cookies are set.',
  against:
    'The same 502 at every address of the host, or only after many seconds: then the app is down or slow.',
  fix: 'Look into the proxy’s log for “upstream sent too big header”; raise proxy_buffer_size and proxy_buffers, or set smaller cookies (keep tokens on the server). The app’s own log shows no error.',
  references: [],
  example: 'GET /callback?code=… → 502, Server: nginx, after 80 ms',
  confusedWith: ['callback-failed'],
  folds: ['callback-failed', 'provider-error-page', 'unexplained'],
  needs: ['flow'],
  inspect({ of }) {
    const found = of(gaveUpAnswer);
    if (!found) return undefined;
    const { product, failing } = found;
    return {
      at: failing.at,
      why: `${product} answered 502, not the app: most likely the answer of the app, with its session cookies, has larger headers than the proxy’s buffer.`,
      proof: 'answerer',
      confidence: 'firm',
      evidence: [failing.at],
      tellApart:
        'If the proxy’s log says “upstream sent too big header”, it is this; “connection refused” there means that the app is down.',
    };
  },
});
