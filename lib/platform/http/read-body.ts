import { AppError } from '#lib/platform/errors.ts'

/**
 * Reads a body to its end, but never more than `bytesMax`: neither Next nor Node limits what a route handler is sent.
 * @throws AppError `too_large`.
 */
export async function readBody({ request, bytesMax }: { request: Request; bytesMax: number }): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > bytesMax) throw tooLargeError(bytesMax)
    chunks.push(chunk)
  }

  return new Uint8Array(Buffer.concat(chunks))
}

/**
 * Reads a JSON object; null where the body is empty.
 * @throws AppError `too_large`, `invalid_input`.
 */
export async function readJsonObject(options: { request: Request; bytesMax: number }): Promise<Record<string, unknown> | null> {
  const text = new TextDecoder().decode(await readBody(options))
  if (text === '') return null

  const value = parseJson(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw notJsonError()

  return value as Record<string, unknown>
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw notJsonError()
  }
}

function tooLargeError(bytesMax: number): AppError {
  return new AppError({
    code: 'too_large',
    retry: 'no',
    userMessage: `The body of the request is too large. Send at most ${Math.floor(bytesMax / 1024)} KiB.`,
  })
}

function notJsonError(): AppError {
  return new AppError({ code: 'invalid_input', retry: 'no', userMessage: 'The body of the request must be a JSON object.' })
}
