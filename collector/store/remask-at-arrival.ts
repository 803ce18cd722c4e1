/** What should have been masked and arrives later, from a device that had it still, goes before its upload is acknowledged. */
import { Envelope } from '../../lib/events/envelope.ts';
import type { Database } from './database.ts';
import { enqueueRewrite } from './remove-records.ts';
import { judge, readMasked, readMeant, type Fit } from './remask-find.ts';
import { removeFits } from './remask-remove.ts';
import type { CheckedUpload } from './store.ts';

/** Behind all streams: the job finds nothing more to look through, and says that it is done. */
export const behindAll = '~';

/** Call it inside the transaction that stores the upload, when its records are stored. What a hold keeps stays, and its re-masking waits for that again. */
export function remaskAtArrival(db: Database, upload: CheckedUpload): void {
  if (upload.stream.kind === 'ledger') return;
  const [earliest = Infinity] = upload.records.map(({ record }) => record.at).sort((a, b) => a - b);
  // Before it is carried out nothing is removed: what came meanwhile, its job finds, and a hold may keep it.
  const asked = db.build.selectFrom('remaskings').selectAll().where('released', 'is not', null).where('askedAt', '>=', earliest);
  const stream = db.get(db.build.selectFrom('streams').select(['id', 'session', 'origin', 'header']).where('id', '=', upload.stream.id));
  if (stream === null) return;
  for (const remasking of db.all(asked)) {
    const meant = readMeant(remasking);
    const fits = upload.records.flatMap(({ record }): Fit[] => {
      const fit = judge(Envelope.parse(record), readMasked(stream), meant);
      const { seq, at } = record;
      return fit === null || (fit.judgement === 'maybe' && remasking.doubtful !== 'remove')
        ? []
        : [{ ...fit, run: { firstSeq: seq, lastSeq: seq, firstAt: at, lastAt: at } }];
    });
    if (fits.length === 0) continue;
    const held = removeFits(db, remasking.id, stream, fits);
    enqueueRewrite(db, upload.id);
    if (held === 0 && remasking.state !== 'done') continue;
    const next = held > 0 ? { again: 1 } : { place: behindAll };
    db.run(
      db.build
        .updateTable('remaskings')
        .set({ state: 'running', ...next })
        .where('id', '=', remasking.id),
    );
  }
}
