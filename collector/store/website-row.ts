/** The row of a website whose visitors a company records, typed for the query builder. */

/** `origins` is JSON. */
export interface WebsiteRow {
  id: string;
  key: string;
  name: string;
  origins: string;
  grp: string | null;
  bytesPerDay: number;
  createdAt: number;
  withdrawnAt: number | null;
}
