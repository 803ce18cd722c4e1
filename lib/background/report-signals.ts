/** The door for what a console's page saw: who sent it comes from the browser. */
import type { ReportRequest } from '../events/sighting.ts';
import type { Place } from '../events/stream.ts';
import type { ReportAnswer } from '../messages/protocol.ts';
import { takeReports } from './take-reports.ts';

/** A page that has gone, so that nobody knows where it was, has written a letter too. */
export async function reportSignals(request: ReportRequest, place: Place | null): Promise<ReportAnswer> {
  return place === null ? { outcome: 'kept' } : takeReports(request, place.origin, place);
}
