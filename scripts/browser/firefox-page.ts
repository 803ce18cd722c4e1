/** Drives pages of the extension in Firefox over Marionette. */
import { writeFileSync } from 'node:fs';
import type { Marionette } from './marionette.ts';
import { retry } from './retry.ts';
import type { ExtensionPage } from './running-browser.ts';

/** Opens a page of the extension in a new tab. Each command first goes to that tab: others may have been used meanwhile. */
export async function openFirefoxExtensionPage(marionette: Marionette, extensionOrigin: string, path: string): Promise<ExtensionPage> {
  const handle = await marionette.exclusively(() => openTab(marionette));

  const inTab = <T>(command: string, parameters: object, focus = true): Promise<T> =>
    marionette.exclusively(async () => {
      await marionette.send('WebDriver:SwitchToWindow', { handle, focus });
      const answer = (await marionette.send(command, parameters)) as { value?: unknown } | null;
      return (answer?.value ?? null) as T;
    });
  // A look at the page leaves the tab in front where it is: the popup asks which one that is.
  const evaluate = <T>(expression: string): Promise<T> =>
    inTab('WebDriver:ExecuteScript', { script: `return (${expression})`, args: [] }, false);
  const onElement = (command: string, selector: string, more: object = {}): Promise<void> =>
    retry(async () => {
      const found = await inTab<Record<string, string>>('WebDriver:FindElement', { using: 'css selector', value: selector });
      await inTab(command, { id: Object.values(found)[0], ...more });
    });
  const goto = (to: string): Promise<void> => inTab('WebDriver:Navigate', { url: `${extensionOrigin}/${to}` });

  await goto(path);
  return {
    goto,
    evaluate,
    click: (selector) => onElement('WebDriver:ElementClick', selector),
    type: (selector, text) => onElement('WebDriver:ElementSendKeys', selector, { text }),
    text: (selector) => evaluate(`document.querySelector(${JSON.stringify(selector)})?.innerText ?? null`),
    screenshot: async (file) =>
      writeFileSync(file, Buffer.from(await inTab<string>('WebDriver:TakeScreenshot', { full: false }), 'base64')),
    close: () => inTab('WebDriver:CloseWindow', {}),
  };
}

/** A tab can only be opened beside one that is there: the last that was used may have been closed. */
async function openTab(marionette: Marionette): Promise<string> {
  const [beside] = (await marionette.send('WebDriver:GetWindowHandles')) as string[];
  await marionette.send('WebDriver:SwitchToWindow', { handle: beside, focus: false });
  const { handle } = (await marionette.send('WebDriver:NewWindow', { type: 'tab' })) as { handle: string };
  return handle;
}

/** Runs a script with the browser's own rights. It may return a promise. */
export function runInFirefox<T>(marionette: Marionette, script: string, args: readonly unknown[]): Promise<T> {
  return marionette.exclusively(async () => {
    await marionette.send('Marionette:SetContext', { value: 'chrome' });
    try {
      return ((await marionette.send('WebDriver:ExecuteScript', { script, args })) as { value: T }).value;
    } finally {
      await marionette.send('Marionette:SetContext', { value: 'content' });
    }
  });
}
