import puppeteer, { type Browser, type LaunchOptions } from 'puppeteer-core';
import { findBrowser } from './find-browser.ts';

export type BrowserOptions = {
  /** Default true. */
  readonly headless?: boolean;
  /** Further arguments (`labBrowserArgs`). */
  readonly args?: readonly string[];
  /** Certificates that nobody vouches for are taken. Default false. */
  readonly takesAnyCertificate?: boolean | undefined;
  /** Viewport in CSS pixels; `null` follows the window. Default 1280 × 800. */
  /** A profile that outlives the browser. */
  readonly userDataDir?: string | undefined;
  readonly viewport?: { readonly width: number; readonly height: number } | null;
};

/** Quiet: no first-run pages, no phoning home, no upgrade of http to https. */
const quiet = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-features=HttpsUpgrades,HttpsFirstBalancedMode,HttpsFirstBalancedModeAutoEnable,OptimizationHints,MediaRouter,Translate',
];

export function launchOptions(options: BrowserOptions): LaunchOptions {
  const { headless = true, args = [], takesAnyCertificate = false, viewport } = options;
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const defaultViewport = viewport === undefined ? { width: 1280, height: 800 } : viewport;
  return {
    executablePath: findBrowser(),
    headless,
    pipe: true,
    ...(options.userDataDir !== undefined && { userDataDir: options.userDataDir }),
    acceptInsecureCerts: takesAnyCertificate,
    defaultViewport,
    args: [...quiet, ...asRoot, ...args],
  };
}

/** A fresh browser with a profile of its own. */
export async function launchBrowser(options: BrowserOptions = {}): Promise<Browser> {
  return puppeteer.launch(launchOptions(options));
}
