/** `POST /devices` enrols a device for a pairing code; `GET /device` says who a token is taken for. */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { DeviceAnswer, EnrolAnswer, EnrolRequest } from '../../lib/events/api.ts';
import type { Clock } from '../app.ts';
import type { DeviceEnv } from '../auth.ts';
import { answer, readJson, readRequest, refuse } from '../refuse.ts';
import { hashSecret, newSecret } from '../secrets.ts';
import type { Store } from '../store/store.ts';

export function createDeviceRoutes(store: Store, now: Clock): Hono<DeviceEnv> {
  const routes = new Hono<DeviceEnv>();
  const limit = bodyLimit({
    maxSize: 16 * 1024,
    onError: (context) => refuse(context, 413, 'too-large', 'An enrolment is smaller than 16 KiB.'),
  });
  routes.post('/devices', limit, async (context) => {
    const request = readRequest(EnrolRequest, await readJson(context));
    if ('problem' in request) return refuse(context, 400, 'bad-request', `The enrolment does not fit at ${request.problem}`);
    const { code, device, name, version } = request.data;
    const token = newSecret();
    const isEnrolled = await store.enrolDevice({
      codeHash: hashSecret(code),
      tokenHash: hashSecret(token),
      device,
      name,
      version,
      now: now(),
    });
    if (!isEnrolled) return refuse(context, 410, 'expired', 'This pairing code is spent or expired: have the collector print a new link.');
    return answer(context, EnrolAnswer, { device, token }, 201);
  });
  routes.get('/device', (context) => {
    const { id, name, enrolledAt } = context.get('device');
    return answer(context, DeviceAnswer, { device: id, name, enrolledAt });
  });
  return routes;
}
