/** Opens a collector as a viewer does: spends a one-time link for the cookie that reads are answered to. */

export interface Viewer {
  origin: string;
  /** For the `cookie` header. */
  cookie: string;
}

/** The ticket stands behind the link's `#`, where no server logs it, and is sent as the page behind the link sends it. Throws where it is refused. */
export async function openViewer(link: string): Promise<Viewer> {
  const { origin, hash } = new URL(link);
  const ticket = new URLSearchParams(hash.slice(1)).get('ticket');
  if (ticket === null) throw new Error(`${origin} gave a link without a ticket`);
  const response = await fetch(`${origin}/api/v1/viewer`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ ticket }),
  });
  const [cookie] = response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
  if (!response.ok || cookie === undefined)
    throw new Error(`The collector refused the viewer's ticket: ${response.status} ${await response.text()}`);
  return { origin, cookie };
}
