import { createAlbum, createOldPhotos } from '../../lab/careless/old-photos.ts';
import { openServer } from '../../lab/open-server.ts';
import { statusOf } from '../../support/browser/lab-steps.ts';
import type { Scenario } from '../scenario.ts';
import { flow, steps } from '../truth.ts';

const old = { grant: null, response_mode: null, pkce: null } as const;

/** What came before OAuth 2, with its faults. */
export const album: readonly Scenario[] = [
  {
    name: 'careless-album',
    story:
      'An album gets photos by OAuth 1.0 and signs people in by OpenID 2.0, both over http, at a provider that confirms nothing.',
    play: async ({ page, parts }) => {
      const [photos, site] = await Promise.all(
        ['old-photos.test', 'album.test'].map((name) => openServer(name)),
      );
      for (const one of [photos, site]) parts.add(one!);
      photos!.serve(createOldPhotos(photos!.origin));
      site!.serve(createAlbum(site!.origin, photos!.origin));
      await page.goto(`${site!.origin}/album`);
      await statusOf(page, '1 photo');
      await page.goto(`${site!.origin}/sign-in`);
      await statusOf(page, 'signed in');
    },
    flows: [
      flow({
        ...old,
        protocol: 'oauth1',
        client_id: 'album',
        steps: steps(
          'temporary_credential_request',
          'resource_owner_authorization_request',
          'resource_owner_authorization_response',
          'token_credential_request',
          'resource_request',
        ),
        findings: [
          'oauth1-insecure-transport',
          'oauth1-legacy-session-fixation',
          'oauth1-nonce-timestamp',
          'oauth1-signed-in-browser',
          'oauth1-token-mismatch',
        ],
      }),
      flow({
        ...old,
        protocol: 'openid2',
        outcome: null,
        client_id: 'http://album.test:*/',
        steps: steps('openid_authentication_request', 'openid_authentication_response'),
        findings: ['openid2-assertion-weak', 'openid2-insecure-endpoint', 'openid2-return-to-mismatch'],
      }),
    ],
  },
];
