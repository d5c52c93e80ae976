import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { codeFlow } from '../../../support/flow.ts';

const id = 'provider-address-inside';
const nobody = { status: 0, failure: 'net::ERR_CONNECTION_REFUSED' };
const noName = { status: 0, failure: 'net::ERR_NAME_NOT_RESOLVED' };

/** A login whose request found that at the provider's address. */
const asked = (at: string, found: Partial<Exchange>, redirectUri = 'https://wiki.example/cb') =>
  codeFlow({ at, redirectUri, requestExchange: found, response: null, token: null });

describe(`${id} is the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['of this device', asked('https://localhost:9443/application/o/authorize/', nobody)],
    ['of a container', asked('http://keycloak:8080/realms/corp/protocol/openid-connect/auth', noName)],
    ['of a cluster', asked('http://dex.auth.svc.cluster.local:5556/dex/auth', noName)],
    [
      'of a private network',
      asked('http://192.168.1.20:8080/auth', { status: 0, failure: 'net::ERR_CONNECTION_TIMED_OUT' }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)?.why).toContain('The app at https://wiki.example sent the browser to');
  });

  it('and names the setting of an outpost', () => {
    expect(reasonOf(asked('https://localhost:9443/application/o/authorize/', nobody))?.fix).toContain(
      'authentik_host',
    );
  });
});

describe(`${id} is as sure as the address is inside`, () => {
  const timedOut = { status: 0, failure: 'net::ERR_CONNECTION_TIMED_OUT' };

  it.each(['https://localhost:9443/auth', 'http://dex.auth.svc.cluster.local/auth'])(
    '%s is the app’s own affair',
    (at) => {
      expect(reasonOf(asked(at, noName))).toMatchObject({ confidence: 'certain', owner: 'client' });
    },
  );

  it('a bare name with a port is only likely a container’s', () => {
    const reason = reasonOf(asked('http://keycloak:8080/auth', noName));
    expect(reason).toMatchObject({ confidence: 'firm', owner: 'client' });
  });

  it.each(['https://10.20.0.5/adfs/ls', 'https://login.corp.internal/auth', 'http://sso/auth'])(
    '%s may be one that a firm’s people reach, whose network is off or whose provider is down',
    (at) => {
      const reason = reasonOf(asked(at, timedOut));
      expect(reason).toMatchObject({ cause: id, confidence: 'firm', owner: 'authorization_server' });
      expect(reason?.why).not.toContain('only the app’s own machine');
      expect(reason?.fix).toContain('VPN');
      expect(reason?.tell_apart).toContain('from inside that network');
    },
  );
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['of an app under development', asked('http://localhost:8080/auth', nobody, 'http://localhost:3000/cb')],
    ['of an app in that network', asked('http://192.168.1.20:8080/auth', nobody, 'http://192.168.1.30/cb')],
    ['of a public provider that is down', asked('https://op.example/auth', nobody)],
    ['where the provider answered there', asked('http://localhost:8080/auth', { status: 500 })],
    [
      'of a program that is opened by its own scheme',
      asked('http://localhost:8080/auth', nobody, 'vscode://app/cb'),
    ],
    [
      'of a public tool for trying',
      asked('http://localhost:8080/auth', nobody, 'https://oidcdebugger.com/debug'),
    ],
    ['of a program on the device', asked('https://localhost:9443/auth', nobody, 'http://127.0.0.1:1455/cb')],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
