import { addressKey, originOf } from '../../exchange/parameters.ts';
import { acceptedRequest } from '../../facts/accepted-request.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Two clients of one server return to one application',
  why: 'Where two applications take the same scheme the device decides which of them gets the code. Where it is one application, the server cannot tell its two clients apart by where it answers.',
  fix: 'Give each client a redirect URI of its own; use claimed https links where two applications share a scheme.',
  references: ['rfc8252#7.1', 'rfc8252#8.6'],
  examples: {
    fires: 'client_id=a and client_id=b, both with redirect_uri=com.example.app:/cb',
    passes: 'client_id=a with com.example.a:/cb, client_id=b with com.example.b:/cb',
  },
};

/** Another client of the same server has the same private address. */
export default remark({
  id: 'native-scheme-of-two-clients',
  severity: 'info',
  owner: 'client',
  needs: [acceptedRequest],
  inspect({ of, flow }) {
    const { params, message } = of(acceptedRequest);
    const { client_id: client, redirect_uri: uri } = params;
    if (
      !client ||
      !uri ||
      /^(?:https?|urn|storagerelay|chrome-extension|moz-extension):/i.test(uri) ||
      !/^[a-z][\w+.-]*:/i.test(uri)
    )
      return 'not applicable';
    const server = originOf(message.exchange.url);
    const other = (flow.earlier?.('redirect_uri', addressKey(uri)) ?? []).some(({ messages }) =>
      messages.some(
        (one) =>
          one.kind === 'authorization_request' &&
          one.params['redirect_uri'] === uri &&
          one.client !== undefined &&
          one.client !== client &&
          originOf(one.exchange.url) === server,
      ),
    );
    if (!other) return undefined;
    return {
      confidence: 'certain',
      detail: 'Another client of this server has the same redirect_uri, an application’s own address.',
      evidence: [message],
    };
  },
});
