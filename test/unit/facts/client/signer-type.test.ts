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

  it('is unknown where no header of its requests was recorded: nothing tells whether a page sent them', () => {
    const { requestHeaders, ...recorded } = photos.temporaryCredentials;
    const authorization = requestHeaders[0][1];
    const signed = [...authorization.matchAll(/(oauth_\w+)="([^"]*)"/g)].map(
      ([, name, value]) => `${name}=${value}`,
    );
    const url = `${recorded.url}?${signed.join('&')}`;
    expect(clientOf(flowIn({ ...recorded, url })).type).toBe('unknown');
    expect(clientOf(flowIn({ ...recorded, url, requestHeaders: [] })).type).toBe('unknown');
    const initiator = 'http://printer.example.com';
    expect(clientOf(flowIn({ ...recorded, url, context: { initiator } })).type).toBe('public');
  });

  it('is confidential when its server took the verifier, and unknown before', () => {
    expect(clientOf(flowIn(photos.approval, photos.callback)).type).toBe('confidential');
    expect(clientOf(flowIn(photos.approval)).type).toBe('unknown');
  });
});
