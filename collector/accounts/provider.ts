/** Signing in with the organisation's own OpenID Connect provider: code flow with PKCE, state and nonce, as `openid-client` does it. */
import * as client from 'openid-client';
import type { NewAccount } from '../../lib/events/account-api.ts';
import type { Role } from '../../lib/events/role.ts';
import { readGroups, readName, readRoles, type ClaimRules } from './claims.ts';

export interface ProviderConfig extends ClaimRules {
  issuer: string;
  clientId: string;
  /** Null for a public client, which PKCE alone protects. */
  clientSecret: string | null;
  scope: string;
  /** What the sign-in page calls it. */
  label: string;
}

/** What the browser keeps until it comes back: an answer that does not fit to it is somebody else's. */
export interface Attempt {
  state: string;
  nonce: string;
  verifier: string;
}

export type Identity = Omit<NewAccount, 'roles'> & { roles: Role[]; issuer: string; subject: string };

export interface Provider {
  readonly label: string;
  /** Where to send the browser. Rejects where the provider cannot be reached. */
  begin(redirectUri: string): Promise<{ address: string; attempt: Attempt }>;
  /** Who came back with `answer`, the address that the provider sent the browser to. Rejects where anything of it does not fit. */
  finish(answer: URL, attempt: Attempt): Promise<Identity>;
}

const timeoutSeconds = 10;

export function createProvider(config: ProviderConfig): Provider {
  let discovered: Promise<client.Configuration> | null = null;
  const discover = (): Promise<client.Configuration> => {
    discovered ??= readMetadata(config);
    // A provider that was down is asked again.
    discovered.catch(() => (discovered = null));
    return discovered;
  };
  return {
    label: config.label,
    begin: async (redirectUri) => {
      const attempt: Attempt = { state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier() };
      const address = client.buildAuthorizationUrl(await discover(), {
        ...{ redirect_uri: redirectUri, scope: config.scope, state: attempt.state, nonce: attempt.nonce },
        ...{ code_challenge: await client.calculatePKCECodeChallenge(attempt.verifier), code_challenge_method: 'S256' },
      });
      return { address: address.href, attempt };
    },
    finish: async (answer, { state, nonce, verifier }) => {
      const found = await discover();
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
      const tokens = await client.authorizationCodeGrant(found, answer, checks);
      const told = tokens.claims();
      if (told === undefined) throw new Error('The provider gave no ID token.');
      const claims = { ...(await readUserInfo(found, tokens.access_token, told.sub)), ...told };
      return {
        ...{ issuer: told.iss, subject: told.sub, name: readName(claims) },
        ...{ roles: readRoles(claims, config), groups: readGroups(claims, config) },
      };
    },
  };
}

/** Plain HTTP is for a provider on this very machine. */
function readMetadata({ issuer, clientId, clientSecret }: ProviderConfig): Promise<client.Configuration> {
  const url = new URL(issuer);
  const authentication = clientSecret === null ? client.None() : client.ClientSecretBasic(clientSecret);
  const execute = url.protocol === 'http:' ? [client.allowInsecureRequests] : [];
  return client.discovery(url, clientId, undefined, authentication, { timeout: timeoutSeconds, execute });
}

/** Many providers keep roles and groups out of the ID token. */
async function readUserInfo(found: client.Configuration, accessToken: string, subject: string): Promise<object> {
  return found.serverMetadata().userinfo_endpoint === undefined ? {} : client.fetchUserInfo(found, accessToken, subject);
}
