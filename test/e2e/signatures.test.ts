import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInspection } from '../../lib/inspection.ts';
import { writeTrace } from '../../lib/output/trace.ts';
import { buildExtension } from '../support/browser/build-extension.ts';
import { drivePage } from '../support/browser/extension-page.ts';
import { inspectorUser } from '../support/browser/inspector.ts';
import { openStage, type Stage } from '../support/browser/stage.ts';
import { withFlippedBit } from '../support/compact.ts';
import { baseTime, json } from '../support/exchange.ts';
import { accessToken, codeFlow } from '../support/flow.ts';
import { signer } from '../support/signed.ts';

const claims = { iss: 'https://op.example', sub: '1', aud: 'spa', exp: baseTime / 1000 + 600 };
const at = 'https://op.example/jwks';

/** A login whose ID token is this one, as a file in which nothing is hidden and no signature was checked. */
function traceOf(id_token: string, key: unknown): string {
  const inspection = createInspection();
  const exchanges = codeFlow({
    metadata: { jwks_uri: at },
    tokenAnswer: { access_token: accessToken, token_type: 'Bearer', expires_in: 600, id_token },
    then: [json(at, { keys: [key] }, { status: 200 })],
  });
  for (const one of exchanges) inspection.put(one);
  const report = inspection.report({ kind: 'har', entries: exchanges.length, skipped: 0 });
  return writeTrace({ exchanges: inspection.evidence(), report, redaction: 'off' });
}

describe('a browser’s own cryptography', () => {
  let stage: Stage;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'oauth-lens-'));
    stage = await openStage(buildExtension());
  });
  afterAll(async () => {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** What the viewer says of the ID token's signature. */
  async function told(trace: string): Promise<string> {
    const path = join(folder, 'login.har');
    writeFileSync(path, trace);
    const viewer = await stage.browser.newPage();
    await viewer.goto(`chrome-extension://${stage.extensionId}/viewer.html`);
    const user = inspectorUser(drivePage(viewer));
    const [chooser] = await Promise.all([viewer.waitForFileChooser(), user.press('Import')]);
    await chooser.accept([path]);
    await user.flows(1);
    await user.openStep('Code exchange');
    const text = await user.readTab('Tokens', 'signature');
    await viewer.close();
    return text;
  }

  it.each(['RS256', 'PS256', 'ES256', 'EdDSA'] as const)(
    'verifies %s, and refuses it with one bit flipped',
    async (alg) => {
      const { key, signed } = signer('k', alg);
      const token = signed(claims);
      expect(await told(traceOf(token, key))).toContain('signature verified');
      expect(await told(traceOf(withFlippedBit(token), key))).toContain('signature does not hold');
    },
  );

  it('does not judge what it does not have', async () => {
    const { key, signed } = signer('k');
    const token = signed(claims, { alg: 'ES256K' });
    expect(await told(traceOf(token, { ...key, crv: 'secp256k1' }))).toContain('signature not verified here');
  });
});
