/** Reads the raw bytes of a request; null as soon as they are more than allowed, whatever Content-Length claims. */
export async function readCappedBody({ request, bytesMax }: { request: Request; bytesMax: number }): Promise<Uint8Array | null> {
  if (Number(request.headers.get('content-length') ?? 0) > bytesMax) return null
  if (!request.body) return new Uint8Array()

  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of request.body as ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength
    if (bytes > bytesMax) return null
    chunks.push(chunk)
  }

  return new Uint8Array(Buffer.concat(chunks))
}
