import { describe, expect, it } from 'vitest';
import { clientOf } from '../../../../lib/facts/client/client.ts';
import { flowIn } from '../../../support/flows-in.ts';
import { photos } from '../../../support/oauth1.ts';

describe('a consumer of OAuth 1.0a', () => {
  it('is public when its page signs: the secret is in the page', () => {
    const context = { resourceType: 'fetch', initiator: 'http://printer.example.com' } as const;
    expect(clientOf(flowIn({ ...photos.temporaryCredentials, context })).type).toBe('public');
  });

  it('is confidential when its requests come from no page, as a proxy sees them', () => {
    expect(clientOf(flowIn(photos.temporaryCredentials)).type).toBe('confidential');
  });

  it('is confidential when its server took the verifier, and unknown before', () => {
    expect(clientOf(flowIn(photos.approval, photos.callback)).type).toBe('confidential');
    expect(clientOf(flowIn(photos.approval)).type).toBe('unknown');
  });
});
