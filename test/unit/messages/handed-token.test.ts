import { describe, expect, it } from 'vitest';
import { causesOf, reasonOf } from '../../support/causes.ts';
import { jsonBody } from '../../support/exchange.ts';
import { codeFlow, flowsOf } from '../../support/flow.ts';

const token = 'gho_5KGjubJPV5OTlm8b5PjxMUrYhFO3';

/** A helper answers the callback with this page; the page that opened it calls an API with a token. */
const handedOn = (page: string, presented = token) =>
  codeFlow({
    token: null,
    responseExchange: {
      status: 200,
      context: { resourceType: 'main_frame' },
      responseHeaders: [['Content-Type', 'text/html']],
      responseBody: { mediaType: 'text/html', text: page },
    },
    then: [
      {
        url: 'https://api.forge.example/repos/acme/docs',
        status: 403,
        requestHeaders: [['Authorization', `token ${presented}`]],
        responseHeaders: [['Content-Type', 'application/json']],
        responseBody: jsonBody({
          message: 'the `acme` organization has enabled OAuth App access restrictions',
        }),
        context: { resourceType: 'fetch', initiator: 'https://cms.example' },
      },
    ],
  });

const decap = `<script>window.opener.postMessage('authorization:github:success:{"token":"${token}","provider":"github"}', origin)</script>`;

describe('A call with a token that the callback’s page handed to its opener', () => {
  it.each([
    ['as Decap’s helpers do', decap],
    [
      'as a member of an object',
      `<script>opener.postMessage({ type: 'auth', "access_token": "${token}" })</script>`,
    ],
    ['in escaped text', `<script>opener.postMessage("{\\"token\\":\\"${token}\\"}", "*")</script>`],
  ])('belongs to its login (%s)', (_, page) => {
    const exchanges = handedOn(page);
    expect(
      flowsOf(exchanges)
        .at(-1)
        ?.steps.map(({ kind }) => kind),
    ).toContain('resource_request');
    expect(reasonOf(exchanges)?.cause).toBe('app-restricted-by-organization');
  });

  it.each([
    ['another token', handedOn(decap, 'gho_another0000000000000')],
    ['a page that hands nothing over', handedOn(`<script>var config = {"token":"${token}"}</script>`)],
  ])('does not with %s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain('app-restricted-by-organization');
  });
});
