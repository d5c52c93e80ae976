import { describe, expect, it } from 'vitest';
import { samlLoginOf } from '../../../../lib/facts/saml/login.ts';
import { flowIn } from '../../../support/flows-in.ts';
import { loginServiceXml } from '../../../support/party-documents.ts';
import { provider, samlAnswer, samlLogin, samlRequest } from '../../../support/saml-login.ts';
import { casLogin } from '../../../support/single-sign-on.ts';
import { baseTime } from '../../../support/exchange.ts';

describe('a login with SAML', () => {
  it('has its requests, answers and parties', () => {
    const metadata = {
      url: provider.entityId,
      startedAt: baseTime - 500,
      responseBody: { mediaType: 'text/xml', text: loginServiceXml(provider.signOn, provider.entityId) },
    };
    const { requests, answers, entities } = samlLoginOf(flowIn(metadata, ...samlLogin()));
    expect(requests.map(({ document }) => document.id)).toEqual(['_request1']);
    expect(answers).toMatchObject([
      { namesRequest: true, request: { document: { id: '_request1' } }, assertion: { id: '_assertion1' } },
    ]);
    expect(entities).toMatchObject([{ entityId: provider.entityId, message: { kind: 'saml_metadata' } }]);
  });

  it('has a request once that the provider sent to itself', () => {
    expect(samlLoginOf(flowIn(samlRequest(), samlRequest(), samlAnswer())).requests).toHaveLength(1);
  });

  it('has an answer to the last request, where the answer names none', () => {
    const [answer] = samlLoginOf(flowIn(...samlLogin({}, { inResponseTo: null }))).answers;
    expect(answer).toMatchObject({ namesRequest: false, request: { document: { id: '_request1' } } });
  });

  it('has an answer without a request, where the provider began', () => {
    const { requests, answers } = samlLoginOf(flowIn(samlAnswer({ inResponseTo: null })));
    expect(requests).toEqual([]);
    expect(answers[0]?.request).toBeUndefined();
  });

  it('is none where another protocol was spoken', () => {
    const { requests, answers } = samlLoginOf(flowIn(casLogin.request(), casLogin.response()));
    expect([...requests, ...answers]).toEqual([]);
  });
});
