/** Exports of the log: start one, see how far it is, fetch its file, cancel or remove it. */
import { Readable } from 'node:stream';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { ExportJob, ExportJobs, ExportRequest } from '../../lib/events/export-api.ts';
import { nameExport } from '../../lib/export/name-export.ts';
import { exportMediaTypes } from '../../lib/export/write-export.ts';
import type { ReaderEnv } from '../auth.ts';
import type { Exporter } from '../exports/exporter.ts';
import { answer, readJson, readRequest, refuse } from '../refuse.ts';

const bodyBytes = 256 * 1024;

export function createExportRoutes(exporter: Exporter): Hono<ReaderEnv> {
  const routes = new Hono<ReaderEnv>();
  const limit = bodyLimit({
    maxSize: bodyBytes,
    onError: (context) => refuse(context, 413, 'too-large', 'A filter is smaller than 256 KiB.'),
  });
  routes.post('/', limit, async (context) => {
    const request = readRequest(ExportRequest, await readJson(context));
    if ('problem' in request) return refuse(context, 400, 'bad-request', `The export does not fit at ${request.problem}`);
    const job = await exporter.start(context.get('scope'), request.data);
    return job === null
      ? refuse(context, 429, 'too-many', 'Too many exports are unfinished: wait for one to end, or cancel one.')
      : answer(context, ExportJob, job, 201);
  });
  routes.get('/', async (context) => answer(context, ExportJobs, { exports: await exporter.list(context.get('scope')) }));
  routes.get('/:id', async (context) => {
    const job = await exporter.read(context.get('scope'), context.req.param('id'));
    return job === null ? refuseUnknown(context) : answer(context, ExportJob, job);
  });
  routes.delete('/:id', async (context) =>
    (await exporter.remove(context.get('scope'), context.req.param('id'))) ? context.body(null, 204) : refuseUnknown(context),
  );
  routes.get('/:id/file', async (context) => {
    const job = await exporter.read(context.get('scope'), context.req.param('id'));
    if (job === null) return refuseUnknown(context);
    const file = job.state === 'done' ? await exporter.openFile(job.id) : null;
    if (file === null) return refuse(context, 409, 'no-file', `This export is ${job.state}: there is a file only of one that is done.`);
    context.header('content-type', exportMediaTypes[job.format]);
    context.header('content-disposition', `attachment; filename="${nameExport(job)}"`);
    context.header('content-length', String((await file.stat()).size));
    return context.body(Readable.toWeb(file.createReadStream()) as ReadableStream);
  });
  return routes;
}

function refuseUnknown(context: Context): Response {
  return refuse(context, 404, 'no-export', 'There is no such export here.');
}
