/** One shape for a real browser with the extension in it, whichever browser it is. */
import type { Page } from 'puppeteer';

export type BrowserName = 'chrome' | 'firefox';

export interface LaunchOptions {
  /** The unpacked extension. The same folder on the same profile is the same extension, with its data. */
  extensionDir: string;
  /** Kept when given, so that a later launch goes on with it; made and thrown away when not. */
  profileDir?: string;
  headless?: boolean;
  /** Chromium only: the file for its own log of the network, name look-ups included. It is whole when the browser has ended. */
  networkLog?: string;
}

export interface RunningBrowser {
  readonly name: BrowserName;
  /** `chrome-extension://…` or `moz-extension://…`, without a slash at its end. */
  readonly extensionOrigin: string;
  readonly profileDir: string;
  /** Opens a web page in a new tab. */
  open(url: string): Promise<Page>;
  /** Opens a page of the extension in a new tab; `path` as in `options.html#/sites`. */
  openExtensionPage(path: string): Promise<ExtensionPage>;
  /** From now on downloads go, without a question, into a folder, which this gives. */
  saveDownloads(): Promise<string>;
  /** Stops the extension's background as the browser does when it wants memory; resolves when it is gone. */
  killWorker(): Promise<void>;
  /** Firefox only: how long its event page may idle from now on. */
  setBackgroundIdle?(ms: number): Promise<void>;
  /** Firefox only: remembers a login for a site, and fills it in there by itself from then on. */
  saveLogin?(origin: string, name: string, password: string): Promise<void>;
  /** Kills the browser as a crash or a power cut does; resolves when it is gone. The profile stays if it was given. */
  sigkill(): Promise<void>;
  close(): Promise<void>;
  /** Resolves when the browser has ended, for whatever reason. */
  readonly ended: Promise<void>;
}

/** What can be done with an extension's page in both browsers: Firefox opens such pages to Marionette only. Selectors are CSS. */
export interface ExtensionPage {
  goto(path: string): Promise<void>;
  /** Runs an expression in the page, waits for it if it is a promise, and gives its JSON value. */
  evaluate<T>(expression: string): Promise<T>;
  /** Waits until an element matches and can be clicked, at most 10 s. */
  click(selector: string): Promise<void>;
  type(selector: string, text: string): Promise<void>;
  /** The text of the first element that matches, or null where none does. */
  text(selector: string): Promise<string | null>;
  screenshot(file: string): Promise<void>;
  close(): Promise<void>;
}
