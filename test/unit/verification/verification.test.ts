import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../lib/exchange/exchange.ts';
import type { Signature } from '../../../lib/facts/tokens/signature.ts';
import { createInspection } from '../../../lib/inspection.ts';
import { createVerification } from '../../../lib/verification/verification.ts';
import { verifiesJws } from '../../../lib/verification/verify-jws.ts';
import { withFlippedBit } from '../../support/compact.ts';
import { baseTime, exchange, json, type ExchangeFields } from '../../support/exchange.ts';
import { codeFlow } from '../../support/flow.ts';
import { jwt } from '../../support/logins.ts';
import { signer } from '../../support/signed.ts';

const source = { kind: 'live', entries: 0, skipped: 0 } as const;
const at = 'https://op.example/jwks';
const claims = { iss: 'https://op.example', sub: '1', aud: 'spa', exp: baseTime / 1000 + 600 };
const [a, twin, b] = [signer('a'), signer('a'), signer('b')];
const token = a.signed(claims);
const set = (...keys: readonly unknown[]) => json(at, { keys }, { status: 200 });
const call = (place: number) =>
  json(`https://api.example/notes/${place}`, [], { requestHeaders: [['Authorization', 'Bearer at-1']] });
const login = (id_token: string, ...then: readonly ExchangeFields[]) =>
  codeFlow({
    metadata: { jwks_uri: at },
    tokenAnswer: { access_token: 'at-1', token_type: 'Bearer', expires_in: 600, id_token },
    then,
  });

/** An inspection that is verified, and what was held against what. */
function watched() {
  const inspection = createInspection();
  const checks: (readonly [token: string, key: unknown])[] = [];
  const { verify } = createVerification(inspection, {
    verifies: (one, key) => {
      checks.push([one, key]);
      return verifiesJws(one, key);
    },
  });
  const put = (exchanges: readonly Exchange[]) => exchanges.forEach((one) => inspection.put(one));
  const verdicts = () =>
    inspection.evidence().flatMap((one) => Object.entries(one.verdicts ?? {}).filter(isOfSignature));
  const findings = () =>
    inspection.report(source).flows.flatMap((flow) => flow.findings.map(({ rule }) => rule));
  return { inspection, checks, verify, put, verdicts, findings };
}

const isOfSignature = ([name]: readonly [string, string]) => name.includes('signature');
const tokenRequestOf = (exchanges: readonly Exchange[]) =>
  exchanges.find(({ url }) => url === 'https://op.example/token')!;

describe('the signature of an ID token', () => {
  it.each(['RS256', 'PS256', 'ES256', 'EdDSA'] as const)(
    'is verified, and refused with one bit flipped: %s',
    async (alg) => {
      const { key, signed } = signer('k', alg);
      for (const [id_token, verdict] of [
        [signed(claims), 'verified'],
        [withFlippedBit(signed(claims)), 'wrong'],
      ] as const) {
        const { put, verify, verdicts, findings } = watched();
        put(login(id_token, set(key)));
        expect(findings()).not.toContain('jwt-signature-invalid');
        expect(await verify()).toBe(true);
        expect(verdicts()).toEqual([['jwt_signature', verdict]]);
        expect(findings().includes('jwt-signature-invalid')).toBe(verdict === 'wrong');
      }
    },
  );

  it('is not judged where that could not be told', async () => {
    const inspection = createInspection();
    login(token, set(a.key)).forEach((one) => inspection.put(one));
    const before = inspection.revision;
    expect(await createVerification(inspection, { verifies: async () => undefined }).verify()).toBe(false);
    expect(inspection.revision).toBe(before);
  });
});

it('a DPoP proof and an ID token of one flow are verified, each by its key', async () => {
  const proof = b.signed({ htm: 'GET' }, { typ: 'dpop+jwt', kid: undefined, jwk: b.key });
  const forged = b.signed({ htm: 'GET' }, { typ: 'dpop+jwt', kid: undefined, jwk: a.key });
  const sent = (text: string) => ({
    ...call(1),
    requestHeaders: [
      ['Authorization', 'DPoP at-1'],
      ['DPoP', text],
    ] as const,
  });
  const cut = proof.slice(0, -5);
  const bare = b.signed({ htm: 'GET' }, { typ: 'dpop+jwt' });
  const { put, verify, verdicts } = watched();
  put(login(token, sent(proof), sent(forged), sent(cut), sent(bare)));
  await verify();
  expect(verdicts()).toEqual([
    ['dpop_signature', 'verified'],
    ['dpop_signature', 'wrong'],
  ]);
});

describe('a token and a key are held against each other', () => {
  it('once, however often their flow changes, is reported and is verified', async () => {
    const { inspection, put, verify, checks, verdicts } = watched();
    const calls = Array.from({ length: 20 }, (_, place) => call(place));
    for (const one of login(token, set(a.key), ...calls)) {
      put([one]);
      inspection.report(source);
      await verify();
      inspection.report(source);
    }
    expect(inspection.report(source).flows[0]?.steps.length).toBeGreaterThan(20);
    expect(verdicts()).toEqual([['jwt_signature', 'verified']]);
    expect(checks).toHaveLength(1);
  });

  it('once, where they came in two exchanges', async () => {
    const proof = b.signed({ htm: 'GET' }, { typ: 'dpop+jwt', kid: undefined, jwk: b.key });
    const headers = [
      ['Authorization', 'DPoP at-1'],
      ['DPoP', proof],
    ] as const;
    const { put, verify, checks, verdicts } = watched();
    put(login(token, ...[1, 2, 3].map((place) => ({ ...call(place), requestHeaders: headers }))));
    await verify();
    expect(verdicts()).toHaveLength(3);
    expect(checks).toHaveLength(1);
  });

  it('once, where verifying is asked for again before it has ended', async () => {
    const { put, verify, checks } = watched();
    put(login(token, set(a.key)));
    const [first, second, third] = [verify(), verify(), verify()];
    expect(await Promise.all([first, second, third])).toEqual([true, false, false]);
    expect(checks).toHaveLength(1);
  });

  it('not at all without a key that the token names', async () => {
    const { put, verify, checks } = watched();
    put(login(token, set(b.key)));
    expect(await verify()).toBe(false);
    expect(checks).toEqual([]);
  });

  it('not at all where a verdict came with the exchange: it is believed', async () => {
    const { put, verify, checks, verdicts } = watched();
    const exchanges = login(token, set(a.key));
    const carrier = tokenRequestOf(exchanges);
    put(exchanges.map((one) => (one === carrier ? { ...one, verdicts: { jwt_signature: 'wrong' } } : one)));
    expect(await verify()).toBe(false);
    expect(verdicts()).toEqual([['jwt_signature', 'wrong']]);
    expect(checks).toEqual([]);
  });
});

describe('a verdict', () => {
  it('changes nothing more once it is written', async () => {
    const { inspection, put, verify } = watched();
    put(login(token, set(a.key)));
    await verify();
    const { revision } = inspection;
    expect(await verify()).toBe(false);
    expect(inspection.revision).toBe(revision);
    expect(inspection.signatures()).toEqual([]);
  });

  it('is written again at once where its exchange is put again without it', async () => {
    const { put, verify, verdicts } = watched();
    const exchanges = login(token, set(a.key));
    put(exchanges);
    await verify();
    put([{ ...tokenRequestOf(exchanges), duration: 80 }]);
    expect(verdicts()).toEqual([]);
    const verified = verify();
    expect(verdicts()).toEqual([['jwt_signature', 'verified']]);
    expect(await verified).toBe(false);
  });

  it('follows the keys: wrong by the first, none by two, verified by a third', async () => {
    const { put, verify, verdicts } = watched();
    const exchanges = login(token, set(twin.key), set(signer('a').key), set(a.key));
    const told = [];
    for (const one of exchanges) {
      put([one]);
      await verify();
      if (one.url === at) told.push(verdicts());
    }
    expect(told).toEqual([[['jwt_signature', 'wrong']], [], [['jwt_signature', 'verified']]]);
  });

  it('is taken away where the keys turn out to be another issuer’s', async () => {
    const { put, verify, verdicts } = watched();
    const [discovery, ...rest] = login(token, set(twin.key));
    put(rest);
    await verify();
    expect(verdicts()).toEqual([['jwt_signature', 'wrong']]);
    const elsewhere = json('https://op.example/.well-known/openid-configuration', {
      issuer: 'https://op.example',
      authorization_endpoint: 'https://op.example/auth',
      token_endpoint: 'https://op.example/token',
      jwks_uri: 'https://keys.example/jwks',
    });
    put([exchange({ ...elsewhere, id: 'late', entry: 99, startedAt: discovery!.startedAt + 20_000 })]);
    await verify();
    expect(verdicts()).toEqual([]);
  });

  it('is not the one that a slower check of fewer keys comes to', async () => {
    const inspection = createInspection();
    let answer: ((verified: boolean) => void) | undefined;
    const { verify } = createVerification(inspection, {
      verifies: (one, key) =>
        one.includes(slow) ? new Promise((resolve) => (answer = resolve)) : verifiesJws(one, key),
    });
    const slow = b.signed(claims);
    const tokenAnswer = { access_token: slow, token_type: 'Bearer', id_token: token };
    const then = [set(twin.key, b.key), set(signer('a').key)];
    const exchanges = codeFlow({ metadata: { jwks_uri: at }, tokenAnswer, then });
    exchanges.slice(0, -1).forEach((one) => inspection.put(one));
    const first = verify();
    inspection.put(exchanges.at(-1)!);
    const second = verify();
    await expect.poll(() => answer).toBeDefined();
    answer!(true);
    await Promise.all([first, second]);
    expect(tokenRequestOf(inspection.evidence()).verdicts).toMatchObject({
      'jwt_signature of access_token': 'verified',
    });
    expect(tokenRequestOf(inspection.evidence()).verdicts).not.toHaveProperty('jwt_signature');
  });

  it('is not given to another token that took its place meanwhile', async () => {
    const { put, verify, verdicts } = watched();
    const exchanges = login(token, set(a.key));
    put(exchanges);
    const verified = verify();
    put([tokenRequestOf(login(twin.signed(claims)))]);
    expect(await verified).toBe(false);
    expect(verdicts()).toEqual([]);
    expect(await verify()).toBe(true);
    expect(verdicts()).toEqual([['jwt_signature', 'wrong']]);
  });
});

describe('hostile input', () => {
  /** So many exchanges with a proof each, and what was proved of them. */
  function flood(count: number) {
    const signatures = Array.from({ length: count }, (_, place): Signature => ({
      exchange: exchange({ url: 'https://api.example/', id: `x${place}` }),
      name: 'dpop_signature',
      token: jwt({ jti: place }),
      keys: [a.key],
    }));
    const proved: string[] = [];
    const unverified = {
      signatures: () => signatures,
      prove: ({ id }: Exchange) => proved.push(id) > 0,
    };
    return { proved, unverified };
  }

  it('is checked a few at a time', async () => {
    const { proved, unverified } = flood(500);
    let [running, most] = [0, 0];
    const verifies = async () => {
      most = Math.max(most, (running += 1));
      await Promise.resolve();
      running -= 1;
      return true;
    };
    await createVerification(unverified, { verifies }).verify();
    expect(most).toBe(64);
    expect(proved).toHaveLength(500);
  });

  it('is checked up to a limit; what comes later has no verdict', async () => {
    const { proved, unverified } = flood(500);
    let checks = 0;
    const verifies = async () => (checks += 1) > 0;
    const { verify } = createVerification(unverified, { verifies, mostChecks: 128 });
    await verify();
    await verify();
    expect(checks).toBe(128);
    expect(new Set(proved).size).toBe(128);
  });
});
