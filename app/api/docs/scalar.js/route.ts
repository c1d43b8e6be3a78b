import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'

const FILE = path.join(process.cwd(), 'node_modules/@scalar/api-reference/dist/browser/standalone.js')

/** Scalar's program from the installed package: no content network is asked. It changes only with the package, so size and date name it. */
export async function GET(request: Request): Promise<Response> {
  const { size, mtimeMs } = await stat(FILE)
  const headers = {
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=3600',
    etag: `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`,
  }
  if (request.headers.get('if-none-match') === headers.etag) return new Response(null, { status: 304, headers })

  return new Response(Readable.toWeb(createReadStream(FILE)) as ReadableStream<Uint8Array>, { headers })
}
