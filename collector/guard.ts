/** The guard before every route of the API: it lets in whom the table of routes names. What is not in the table is for nobody. */
import type { MiddlewareHandler } from 'hono';
import { apiTable, type ApiRoute } from './api-table.ts';
import { requireDevice, requireRole, type AuthDeps } from './auth.ts';

export function createGuard(deps: AuthDeps): MiddlewareHandler {
  const guards = new Map(apiTable.map((route) => [route, guardRoute(deps, route)]));
  return async (context, next) => {
    const route = findRoute(context.req.method, context.req.path.slice('/api/v1'.length));
    if (route === null) return context.notFound();
    const guard = guards.get(route);
    return guard === undefined ? next() : guard(context, next);
  };
}

function guardRoute(deps: AuthDeps, route: ApiRoute): MiddlewareHandler | undefined {
  if (route.for === 'anyone') return undefined;
  return route.for === 'device'
    ? requireDevice(deps.store, deps.now, route.visitors ?? false)
    : requireRole(deps, route.for, { own: route.own ?? false });
}

/** The route that a path is of: one with a word in a place comes before one with a parameter there. `HEAD` is `GET` without a body. */
export function findRoute(method: string, path: string): ApiRoute | null {
  const asked = path.split('/');
  const wanted = method === 'HEAD' ? 'get' : method.toLowerCase();
  const isAsked = ({ method, path }: ApiRoute): boolean => {
    const parts = path.split('/');
    return method === wanted && parts.length === asked.length && parts.every((part, at) => part.startsWith('{') || part === asked[at]);
  };
  const countParameters = ({ path }: ApiRoute): number => path.split('{').length;
  return apiTable.filter(isAsked).sort((a, b) => countParameters(a) - countParameters(b))[0] ?? null;
}
