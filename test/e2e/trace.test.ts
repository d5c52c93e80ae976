import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectCapture } from '../../lib/inspect-capture.ts';
import { redact } from '../../lib/redact/redact.ts';
import type { Report } from '../../lib/report/report.ts';
import { buildExtension } from '../support/browser/build-extension.ts';
import { exportTrace } from '../support/browser/exported-trace.ts';
import { drivePage } from '../support/browser/extension-page.ts';
import { inspectorUser } from '../support/browser/inspector.ts';
import { logInToSpa } from '../support/browser/lab-steps.ts';
import { openStage, type Stage } from '../support/browser/stage.ts';
import { dropFile } from '../support/browser/viewer.ts';

describe('a trace', () => {
  let stage: Stage;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'oauth-lens-'));
    stage = await openStage(buildExtension());
    await logInToSpa(stage.page, stage.lab.spa.url);
  });
  afterAll(async () => {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const openViewer = async () => {
    const viewer = await stage.browser.newPage();
    await viewer.goto(`chrome-extension://${stage.extensionId}/viewer.html`);
    return viewer;
  };

  it('that was exported and is imported again gives the same report', async () => {
    const { browser } = stage;
    const viewer = await openViewer();
    const user = inspectorUser(drivePage(viewer));
    const flows = await user.flows(1);
    const steps = await user.steps('Code exchange');
    const trace = await exportTrace(browser, user, folder);

    const [chooser] = await Promise.all([viewer.waitForFileChooser(), user.press('Import')]);
    await chooser.accept([trace.path]);
    await viewer.waitForSelector('[aria-label="Close the file"]');
    // What a tab is called is shown and never exported.
    expect(flows[0]).toMatch(/\nNotes$/);
    expect(trace.text).not.toContain('Notes');
    expect(await user.flows(1)).toEqual([flows[0]?.replace(/\nNotes$/, '')]);
    expect(await user.steps('Code exchange')).toEqual(steps);

    const exported = (JSON.parse(trace.text) as { log: { _oauth: { report: Report } } }).log._oauth.report;
    expect((await readAgain(trace.text)).flows).toEqual(exported.flows);

    const bad = captureFile('fault-wrong-redirect-uri');
    const isCompared = async () => {
      const headline = await viewer.waitForSelector('[aria-label="Two logins compared"] h2');
      expect(await headline?.evaluate((element) => element.textContent)).toMatch(
        /^The good login has “[^”]*\/callback” as redirect_uri of the authorization request, the bad one “[^”]*\/callbak”\.$/,
      );
    };
    await user.press('Compare with another login');
    const [second] = await Promise.all([viewer.waitForFileChooser(), user.press('A file')]);
    await second.accept([bad]);
    await isCompared();
    await viewer.keyboard.press('c');
    await viewer.waitForFunction(`document.activeElement?.innerText.startsWith('As Markdown')`);
    await viewer.keyboard.press('Enter');
    await viewer.waitForSelector('::-p-text(Copied.)');
    await viewer.keyboard.press('Escape');
    expect(await user.steps('Code exchange')).toEqual(steps);

    await dropFile(viewer, bad, 0.75);
    await isCompared();
    await viewer.keyboard.press('Escape');
    expect(await user.steps('Code exchange')).toEqual(steps);

    await user.press('Copy from this step');
    await user.press('Address');
    await viewer.waitForSelector('::-p-text(Copied.)');
    await viewer.keyboard.down('Control');
    await viewer.keyboard.press('v', { commands: ['Paste'] });
    await viewer.keyboard.up('Control');
    const explained = await viewer.waitForSelector('dialog h3');
    expect(await explained?.evaluate((element) => element.textContent)).toBe('Authorization request');
    await viewer.keyboard.press('Escape');
    await viewer.waitForSelector('dialog', { hidden: true });
  });

  it('of which nothing can be read is told of until that is closed; another begins anew', async () => {
    const viewer = await openViewer();
    const user = inspectorUser(drivePage(viewer));
    await user.flows(1);
    await user.openStep('Authorization request');
    const junk = join(folder, 'junk.har');
    writeFileSync(junk, 'no capture');
    await dropFile(viewer, junk);
    const alert = await viewer.waitForSelector('[role=alert]');
    expect(await alert?.evaluate((element) => element.textContent)).toMatch(/^junk\.har: /);
    expect(await user.flows(1)).toHaveLength(1);
    await user.press('Close this notice');
    await viewer.waitForSelector('[role=alert]', { hidden: true });

    await dropFile(viewer, captureFile('saml-brokered'));
    await viewer.waitForSelector('[aria-label="Close the file"]');
    const [latest] = await user.flows(2);
    const chosen = await viewer.waitForSelector('[id^=flow-row-][aria-selected=true]');
    expect((await chosen?.evaluate((element) => (element as HTMLElement).innerText))?.trim()).toBe(latest);
    // A step that no browser sees says so, and one line above all counts them.
    const gap = 'exchanged it directly with the provider';
    expect((await user.steps(gap)).join()).toContain('Code exchange');
    await viewer.waitForSelector('summary ::-p-text(could not be seen at 1 step)');
    await viewer.close();
  });

  it('is bundled by a click, in a page that opens without a network and is read like the trace', async () => {
    const { browser } = stage;
    const viewer = await openViewer();
    const user = inspectorUser(drivePage(viewer));
    await user.flows(1);
    const bundle = await exportTrace(browser, user, folder, 'Support bundle');
    await viewer.waitForSelector('::-p-text(Saved)');
    const [flow] = (await readAgain(bundle.text)).flows;
    expect(flow?.outcome).toBe('succeeded');

    const page = await browser.newPage();
    await page.setOfflineMode(true);
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(pathToFileURL(bundle.path).href);
    expect(await page.$$eval('.step', (steps) => steps.length)).toBe(flow?.steps.length);
    expect(await page.$eval('.arrow', (arrow) => getComputedStyle(arrow).position)).toBe('absolute');
    expect(complaints).toEqual([]);
  });

  it('is copied as text by a click, though that waits for its signatures', async () => {
    const viewer = await openViewer();
    const user = inspectorUser(drivePage(viewer));
    await user.flows(1);
    await user.press('Export');
    await viewer.locator('::-p-text(Copy as text)').click();
    const notice = await viewer.waitForSelector('::-p-text(Copied.)');
    expect(await notice?.evaluate((element) => element.textContent)).toContain('Secrets');
  });
});

function captureFile(name: string): string {
  return fileURLToPath(new URL(`../golden/captures/${name}.har`, import.meta.url));
}

async function readAgain(text: string): Promise<Report> {
  const result = await inspectCapture(text);
  if ('error' in result) throw new Error(result.error);
  return redact('default', { exchanges: result.inspection.evidence(), report: result.report }).report;
}
