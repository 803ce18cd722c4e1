/** Sends a value as gzipped JSON: the transport of both recorders of the bench. */

export async function postGzipped(value: unknown): Promise<void> {
  const stream = new Blob([JSON.stringify(value)]).stream().pipeThrough(new CompressionStream('gzip'));
  await fetch('/append', { method: 'POST', body: await new Response(stream).blob() });
}
