import { gaveUpAnswer } from '../../facts/answerer/gave-up-answer.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { cause } from '../cause.ts';

/** The app answered, with more headers than the proxy in front of it takes: large session cookies, as a rule. */
export default cause({
  id: 'proxy-response-headers-too-big',
  owner: 'client',
  title: 'The proxy gave up the app’s answer: its headers are too big',
  signs:
    'nginx’s own page “502 Bad Gateway” comes quickly, at the callback, at the authorization request or right after the login form, where session cookies are set. Where it comes again and again, another address of the same service was answered.',
  against:
    'The same 502 at another address of the host, or only after many seconds: then what is behind it is down or slow.',
  fix: 'Look into the proxy’s log for “upstream sent too big header”; raise proxy_buffer_size and proxy_buffers, or set smaller cookies (keep tokens on the server). What is behind the proxy shows no error in its own log.',
  references: [],
  example: 'GET /callback?code=… → 502, Server: nginx, after 80 ms',
  confusedWith: ['callback-failed'],
  folds: ['callback-failed', 'provider-error-page', 'unexplained'],
  needs: ['flow'],
  inspect({ of }) {
    const found = of(gaveUpAnswer);
    if (!found) return undefined;
    const { product, failing, answered } = found;
    const isProvider = failing.by === 'authorization_server';
    const who = isProvider ? 'provider' : 'app';
    const runs = answered
      ? ` It does run: ${endpointOf(answered.url)} was answered (${answered.status ?? 200}).`
      : '';
    return {
      at: failing.at,
      owner: isProvider ? 'authorization_server' : 'client',
      why: `${product} answered 502, not the ${who}: most likely the answer of the ${who}, with its session cookies, has larger headers than the proxy’s buffer.${runs}`,
      proof: 'answerer',
      confidence: 'firm',
      evidence: [failing.at],
      tellApart:
        'If the proxy’s log says “upstream sent too big header”, it is this; “connection refused” there means that what is behind it is down.',
    };
  },
});
