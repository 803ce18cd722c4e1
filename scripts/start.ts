/** `npm start`: builds, starts and pairs everything, and hands over to the person, or shows the scripted shift where nobody can see a browser. */
import { demonstrate } from './demonstrate.ts';
import { runOnce } from './once.ts';
import { readOptions, type StartOptions } from './options.ts';
import { openShopToVisitors, setStage, type Stage } from './stage.ts';

const report = (line: string): void => console.log(line);

async function start(options: StartOptions): Promise<number> {
  const stage = await setStage(options, report);
  const interrupted = waitForInterrupt();
  try {
    if (options.once) return await Promise.race([runOnce(stage, report), interrupted]);
    await Promise.race([options.handOver ? handOver(stage) : demonstrate(stage, report), interrupted]);
    await showDashboard(stage);
    const left = options.handOver ? [interrupted, stage.browser.ended] : [interrupted];
    await Promise.race(left);
    return 0;
  } finally {
    await stage.close();
  }
}

async function handOver(stage: Stage): Promise<void> {
  const { browser, practice } = stage;
  await openShopToVisitors(stage);
  await browser.open(practice.shopUrl);
  await browser.open(practice.deskUrl);
  report('\nThe browser is yours: answer a customer at the practice desk, or buy something in the practice shop.');
  report('The Cotrail icon in its toolbar shows what is recorded and whether it has arrived.');
}

async function showDashboard(stage: Stage): Promise<void> {
  const { collector, practice } = stage;
  await openShopToVisitors(stage);
  report(`\nThe practice shop asks its visitors with the companion, in any browser:  ${practice.shopUrl}`);
  report(`\nDashboard (this link works once):  ${await collector.createViewerLink()}`);
  report('Ctrl-C stops everything.');
}

/** Resolves to the exit code of an interrupted program. The browser hears the same Ctrl-C from the terminal and ends by itself. */
function waitForInterrupt(): Promise<number> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(130));
  });
}

try {
  process.exitCode = await start(readOptions(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
