/** Where a collector may be reached, and how people sign in there: what is not safe to run is refused with what to do. */
import { readFileSync } from 'node:fs';
import { listProxies, loopback } from './address.ts';
import { Role, roles } from '../lib/events/role.ts';
import type { ProviderConfig } from './accounts/provider.ts';

export interface AccessConfig {
  host: string;
  /** The certificate and its key as PEM, where the collector speaks TLS itself. */
  tls: { cert: string; key: string } | null;
  /** The address that people use, null where it is loopback. */
  publicUrl: string | null;
  /** The addresses of the proxies of ours that may stand before it; none: what they say in headers is not read. */
  proxies: readonly string[];
  provider: ProviderConfig | null;
}

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const texts = { ...text, multiple: true } as const;
export const accessOptions = {
  ...{ host: text, 'public-url': text, 'tls-cert': text, 'tls-key': text, 'behind-proxy': flag, proxy: texts },
  ...{ 'oidc-issuer': text, 'oidc-client': text, 'oidc-secret-file': text, 'oidc-scope': text, 'oidc-label': text },
  ...{ 'oidc-roles-claim': text, 'oidc-groups-claim': text, 'oidc-role': texts, 'oidc-group': texts },
} as const;

export const accessUsage = `  --host <address>     where to listen (COTRAIL_HOST, default 127.0.0.1). Beyond this machine with sign-in and TLS only
  --public-url <url>   the address that people use (COTRAIL_PUBLIC_URL)
  --tls-cert <file>, --tls-key <file>
                       a certificate with its key, as PEM (COTRAIL_TLS_CERT, COTRAIL_TLS_KEY)
  --behind-proxy       a proxy of yours speaks TLS and names who asks in X-Forwarded-For (COTRAIL_BEHIND_PROXY=1)
  --proxy <address>    where that proxy stands, an address or a network like 10.0.0.0/8; may be repeated (COTRAIL_PROXY, separated by
                       spaces; default: on this machine). What others claim in such headers is not believed
  --oidc-issuer <url>  people sign in with this OpenID Connect provider (COTRAIL_OIDC_ISSUER), where this collector is
  --oidc-client <id>   known by this id (COTRAIL_OIDC_CLIENT). COTRAIL_OIDC_SECRET, or the file of --oidc-secret-file
                       (COTRAIL_OIDC_SECRET_FILE), holds its secret
  --oidc-role <value>=<role>
                       gives a role to whoever has the value in --oidc-roles-claim (default roles); may be repeated
  --oidc-group <value>=<group>
                       likewise for --oidc-groups-claim (default groups), * for all groups; without it, values are the groups' names
  --oidc-scope <text>, --oidc-label <text>
                       what is asked for (default "openid profile"), and what the sign-in page calls the provider`;

type Values = { [Key in keyof typeof accessOptions]?: string | boolean | string[] };
type Read = (flag: keyof typeof accessOptions) => string | undefined;

export function readAccess(values: Values, env: NodeJS.ProcessEnv): AccessConfig {
  const read: Read = (flag) => {
    const value = values[flag] ?? env[`COTRAIL_${flag.toUpperCase().replaceAll('-', '_')}`];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const host = read('host') ?? '127.0.0.1';
  const isBehindProxy = values['behind-proxy'] === true || env['COTRAIL_BEHIND_PROXY'] === '1';
  const proxies = readProxies(values, env, isBehindProxy, isLoopback(host));
  const publicUrl = readPublicUrl(read('public-url'));
  const tls = readTls(read('tls-cert'), read('tls-key'));
  const isHttps = publicUrl?.startsWith('https:') ?? false;
  if (tls !== null && isBehindProxy)
    throw new Error('Either the collector speaks TLS (--tls-cert) or the proxy before it (--behind-proxy): choose one.');
  if ((tls !== null || isBehindProxy) && !isHttps)
    throw new Error('With TLS the collector must know its address: say --public-url https://…, as people type it.');
  if (isHttps && tls === null && !isBehindProxy)
    throw new Error(
      `The address ${publicUrl} needs TLS: give --tls-cert and --tls-key, or say --behind-proxy where a proxy of yours speaks it.`,
    );
  if (!isLoopback(host) && !isHttps)
    throw new Error(
      `The host ${host} is refused: beyond 127.0.0.1 a collector needs --public-url https://… with --tls-cert and --tls-key, or with --behind-proxy.`,
    );
  return { host, tls, publicUrl, proxies, provider: readProvider(read, values, env) };
}

function readProxies(values: Values, env: NodeJS.ProcessEnv, isBehindProxy: boolean, isHere: boolean): readonly string[] {
  const named = [values.proxy ?? env['COTRAIL_PROXY']?.split(' ') ?? []]
    .flat()
    .filter((each): each is string => each !== '' && each !== true);
  if (named.length > 0 && !isBehindProxy) throw new Error('A --proxy stands before the collector with --behind-proxy only: say both.');
  if (isBehindProxy && !isHere && named.length === 0)
    throw new Error('Beyond this machine the collector must know its proxy from others: say --proxy with its address, or with 127.0.0.1.');
  listProxies(named);
  return isBehindProxy && named.length === 0 ? loopback : named;
}

function isLoopback(host: string): boolean {
  return ['127.0.0.1', '::1', 'localhost'].includes(host);
}

function readPublicUrl(value: string | undefined): string | null {
  if (value === undefined) return null;
  const url = URL.canParse(value) ? new URL(value) : null;
  const isFit = url !== null && ['http:', 'https:'].includes(url.protocol) && url.pathname === '/' && url.search + url.hash === '';
  if (!isFit) throw new Error(`The public address is "${value}": it must be like https://cotrail.example, with nothing behind it.`);
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    throw new Error(`The public address is "${value}": what people sign in to must be https.`);
  return url.origin;
}

function readTls(cert: string | undefined, key: string | undefined): AccessConfig['tls'] {
  if (cert === undefined && key === undefined) return null;
  if (cert === undefined || key === undefined)
    throw new Error('A certificate and its key go together: give both --tls-cert and --tls-key.');
  return { cert: readText('tls-cert', cert), key: readText('tls-key', key) };
}

function readProvider(read: Read, values: Values, env: NodeJS.ProcessEnv): ProviderConfig | null {
  const issuer = read('oidc-issuer');
  if (issuer === undefined) return null;
  const url = URL.canParse(issuer) ? new URL(issuer) : null;
  if (url === null || (url.protocol !== 'https:' && !isLoopback(url.hostname)))
    throw new Error(`The provider is "${issuer}": it must be the https address that it calls its issuer.`);
  const clientId = read('oidc-client');
  if (clientId === undefined) throw new Error('The provider knows this collector by an id: give it with --oidc-client.');
  const roleRules = readRules('oidc-role', values, env);
  if (roleRules.size === 0)
    throw new Error('Nobody would have a role: give --oidc-role <value>=<role> for what the provider says of people, once for each value.');
  const secretFile = read('oidc-secret-file');
  return {
    ...{ issuer, clientId, scope: read('oidc-scope') ?? 'openid profile', label: read('oidc-label') ?? 'your organisation' },
    clientSecret: secretFile === undefined ? env['COTRAIL_OIDC_SECRET'] || null : readText('oidc-secret-file', secretFile).trim(),
    ...{ rolesClaim: read('oidc-roles-claim') ?? 'roles', groupsClaim: read('oidc-groups-claim') ?? 'groups' },
    roles: new Map([...roleRules].map(([value, role]) => [value, readRole(role)])),
    groups: readRules('oidc-group', values, env),
  };
}

/** `value=meaning`, cut at the last `=`: a value may be a distinguished name. */
function readRules(flag: 'oidc-role' | 'oidc-group', values: Values, env: NodeJS.ProcessEnv): Map<string, string> {
  const given = values[flag] ?? env[`COTRAIL_${flag.toUpperCase().replaceAll('-', '_')}`]?.split(';') ?? [];
  const rules = [given].flat().filter((rule): rule is string => typeof rule === 'string' && rule.trim() !== '');
  return new Map(
    rules.map((rule) => {
      const [, value, meaning] = /^\s*(.+)=([^=]+?)\s*$/.exec(rule) ?? [];
      if (value === undefined || meaning === undefined)
        throw new Error(`--${flag} is "${rule}": it must be like support-leads=supervisor.`);
      return [value, meaning];
    }),
  );
}

export function readRole(value: string): Role {
  const role = Role.safeParse(value);
  if (!role.success) throw new Error(`The role is "${value}": it must be one of ${roles.join(', ')}.`);
  return role.data;
}

function readText(flag: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Error(`The file of --${flag} cannot be read: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
