/** What a collector proves, over HTTP. A device may have its own sessions checked; the log and the bundles are for people. */
import { LogState, SessionProof } from '../events/log-api.ts';
import { ask, callUrl, type RemoteFeedOptions } from './ask.ts';
import { FeedError, type Proofs } from './feed.ts';
import { saveAs } from './save-as.ts';

export function createRemoteProofs(options: RemoteFeedOptions): Proofs {
  const isPerson = options.token === undefined;
  return {
    readSession: async (id, signal) => {
      const found = await ask(options, `sessions/${encodeURIComponent(id)}/proof`, {}, SessionProof, signal);
      if (found === null) throw new FeedError('failed', 'The collector has no such session (any more), or proves nothing.');
      return found;
    },
    readLog: !isPerson
      ? null
      : async (signal) => {
          const found = await ask(options, 'log', {}, LogState, signal);
          if (found === null) throw new FeedError('failed', 'The collector has no log.');
          return found;
        },
    download: !isPerson ? null : (session) => saveAs(callUrl(options, `bundles?session=${encodeURIComponent(session)}`).href, ''),
  };
}
