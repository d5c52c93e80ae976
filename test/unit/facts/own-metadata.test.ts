import { expect, it } from 'vitest';
import { ownMetadataOf } from '../../../lib/facts/own-metadata.ts';
import { codeFlow, factsOf } from '../../support/flow.ts';

const { flow } = factsOf(codeFlow({ metadata: {} }));

it('is the document that names the endpoint that was used', () => {
  expect(ownMetadataOf(flow)?.['issuer']).toBe('https://op.example');
});

it('is none where only another tenant’s was seen, or no document, or no request', () => {
  const metadata = { issuer: 'https://op.example/b', authorization_endpoint: 'https://op.example/b/auth' };
  expect(ownMetadataOf({ ...flow, metadata })).toBeUndefined();
  expect(ownMetadataOf({ ...flow, metadata: undefined })).toBeUndefined();
  expect(ownMetadataOf({ ...flow, messages: [] })).toBeUndefined();
});
