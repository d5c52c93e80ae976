import { expect, it } from 'vitest';
import {
  documentOfServerAt,
  resourceDocumentsOf,
  serverDocumentsOf,
} from '../../../lib/facts/metadata-document.ts';
import { after, serverDocument } from '../../support/documents.ts';
import { json } from '../../support/exchange.ts';
import { codeFlow, factsOf } from '../../support/flow.ts';

const server = 'https://op.example/.well-known/openid-configuration';
const resource = 'https://api.example/.well-known/oauth-protected-resource';
const described = { resource: 'https://api.example', authorization_servers: ['https://op.example'] };
const { flow } = factsOf(
  after([json(server, serverDocument()), json(server, serverDocument()), json(resource, described)], {
    request: { resource: 'https://api.example' },
  }),
);

it('descriptions of servers and of APIs are told apart, each address once', () => {
  expect(serverDocumentsOf(flow).map(({ message }) => message.url)).toEqual([server]);
  expect(resourceDocumentsOf(flow).map(({ message }) => message.url)).toEqual([resource]);
});

it('a document that was not read, or has nothing in it, is none', () => {
  const unread = [json(server, {}, { responseBody: undefined }), json(server, { hello: 1 })];
  for (const one of unread) expect(serverDocumentsOf(factsOf(after([one])).flow)).toEqual([]);
  expect(resourceDocumentsOf(factsOf(codeFlow()).flow)).toEqual([]);
});

it('the description of the server that a request went to is found by its token endpoint', () => {
  const document = serverDocument();
  const asked = flow.messages.find(({ kind }) => kind === 'token_request')!;
  expect(documentOfServerAt(flow, asked)).toEqual(document);
  const [request] = flow.messages.filter(({ kind }) => kind === 'authorization_request');
  expect(documentOfServerAt(flow, request!)).toBeUndefined();
});
