import type { Browser, Page } from 'puppeteer-core';
import { labBrowserArgs, startLab, type Lab, type LabOptions } from '../../lab/lab.ts';
import { launchWithExtension } from './launch-with-extension.ts';

/** A lab, and a browser with the extension and one tab. */
export type Stage = {
  readonly lab: Lab;
  readonly browser: Browser;
  readonly page: Page;
  readonly extensionId: string;
  readonly close: () => Promise<void>;
};

export async function openStage(dir: string, options: LabOptions = {}): Promise<Stage> {
  const lab = await startLab(options);
  const { browser, extensionId } = await launchWithExtension({ dir, args: labBrowserArgs });
  const page = (await browser.pages())[0] ?? (await browser.newPage());
  const close = async (): Promise<void> => {
    await browser.close();
    await lab.close();
  };
  return { lab, browser, page, extensionId, close };
}
