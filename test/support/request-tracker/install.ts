/** Brings Request Tracker 5, a console that others wrote, from Debian's packages onto this machine, once. */
import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export const programs = {
  server: '/usr/share/request-tracker5/libexec/rt-server',
  setUpDatabase: '/usr/sbin/rt-setup-database-5',
} as const;

/** The database of the machine's own is not asked for; a mail program is, and the smallest one does where there is none. */
const packages = ['rt5-standalone', 'rt5-db-sqlite', 'request-tracker5', 'dbconfig-no-thanks'];
const mailProgram = '/usr/sbin/sendmail';

/** Null when it is installed; else why it is not, in a sentence. It takes about a minute where it was missing. */
export async function installRequestTracker(): Promise<string | null> {
  if (isInstalled()) return null;
  if (process.platform !== 'linux' || !existsSync('/etc/debian_version'))
    return 'Request Tracker 5 comes from Debian’s packages, and this is no Debian';
  if (process.getuid?.() !== 0)
    return `Request Tracker 5 is missing, and only root may install it: sudo apt-get install ${packages.join(' ')}`;
  if (spawnSync('flock', ['--version']).status !== 0)
    return 'Request Tracker 5 is missing, and so is flock, without which two installations could meet';
  console.error('Request Tracker 5 is missing: installing it from Debian’s packages');
  try {
    await promisify(execFile)('flock', [join(tmpdir(), 'cotrail-request-tracker.lock'), 'sh', '-ec', script()], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      maxBuffer: 16 * 1024 * 1024,
    });
  } catch (error) {
    return `Request Tracker 5 could not be installed: ${String((error as { stderr?: string }).stderr ?? error)
      .trim()
      .slice(-500)}`;
  }
  return isInstalled() ? null : 'Request Tracker 5 was installed, but its programs are not where Debian 12 puts them';
}

const isInstalled = (): boolean => Object.values(programs).every((program) => existsSync(program));

/** Whoever waited for the lock finds it done. Nothing that is on the machine is removed for it. */
function script(): string {
  const all = existsSync(mailProgram) ? packages : [...packages, 'msmtp-mta'];
  const install = `apt-get install -q -y --no-install-recommends --no-remove -o DPkg::Lock::Timeout=120 ${all.join(' ')}`;
  return `test -x ${programs.server} && test -x ${programs.setUpDatabase} || { apt-get update -q && ${install}; }`;
}
