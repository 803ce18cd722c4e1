/** The collector as a command: reads its configuration, starts, prints the links, and stops on a signal. */
import { readConfig, usage } from './config.ts';
import { startCollector } from './start.ts';

try {
  const config = readConfig(process.argv.slice(2), process.env);
  const collector = await startCollector({ ...config, log: (line) => console.error(line) });
  console.log(`Cotrail collector on ${collector.url}, data in ${config.dataDir}`);
  console.log(`Pair a browser (once, within 15 minutes):         ${await collector.createPairingLink()}`);
  console.log(`Open the dashboard (once, within 15 minutes):     ${await collector.createViewerLink()}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void collector.close());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(usage);
  process.exitCode = 1;
}
