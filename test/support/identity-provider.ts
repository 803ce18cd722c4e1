/** An OpenID Connect provider on loopback, npm's `oidc-provider` in this process: it lets in whoever the test says, without asking. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export interface IdentityProvider {
  issuer: string;
  /** Whom the next browser is taken for, with the claims that are told of them. */
  person: { sub: string; claims: Record<string, unknown> };
  allow(redirectUri: string): void;
  close(): void;
}

export const clientId = 'cotrail';
export const clientSecret = 'a secret that only the two of them know';

export async function startIdentityProvider(): Promise<IdentityProvider> {
  const server = createServer((request, response) => listener(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let listener = (_request: unknown, response: { end(): void }): void => response.end();
  const own: IdentityProvider = {
    issuer,
    person: { sub: 'nobody', claims: {} },
    allow: (redirectUri) => {
      const provider = createProvider(issuer, redirectUri, own);
      const callback = provider.callback() as unknown as typeof listener;
      listener = (request, response) => {
        const { url = '' } = request as { url?: string };
        if (url.startsWith('/interaction/')) void letIn(provider, own, request, response);
        else callback(request, response);
      };
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return own;
}

function createProvider(issuer: string, redirectUri: string, own: IdentityProvider): Provider {
  return new Provider(issuer, {
    clients: [
      { client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri], token_endpoint_auth_method: 'client_secret_basic' },
    ],
    claims: { openid: ['sub'], profile: ['name', 'roles', 'groups'] },
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['for this test only'] },
    findAccount: (_context: unknown, sub: string) => ({ accountId: sub, claims: () => ({ ...own.person.claims, sub }) }),
  });
}

async function letIn(provider: Provider, { person }: IdentityProvider, request: unknown, response: unknown): Promise<void> {
  const { params } = await provider.interactionDetails(request, response);
  const grant = new provider.Grant({ accountId: person.sub, clientId });
  grant.addOIDCScope(params['scope'] ?? 'openid');
  const result = { login: { accountId: person.sub }, consent: { grantId: await grant.save() } };
  await provider.interactionFinished(request, response, result);
}
