import type { z } from 'zod'
import { readBody } from '#lib/platform/http/read-body.ts'

/** The longest text of a form in letters of three bytes, each of which is sent as three characters. */
const BODY_BYTES_MAX = 64 * 1024

/** Fields of a form as they were typed, by name. Of a name that comes twice the last counts. */
export type FormValues = Record<string, string>

/**
 * Reads what a form sent. Lines end as in the text that was typed, so that its length is the one that the browser counted.
 * @throws AppError `too_large`.
 */
export async function readForm(request: Request): Promise<FormValues> {
  const text = new TextDecoder().decode(await readBody({ request, bytesMax: BODY_BYTES_MAX }))

  return Object.fromEntries([...new URLSearchParams(text)].map(([name, value]) => [name, value.replaceAll('\r\n', '\n')]))
}

/** What is wrong with a form: the first problem, and the field it stands at. */
export function describeProblem({ issues }: z.ZodError): { problem: string; field: string | null } {
  const [first] = issues
  const name = first?.path[0]

  return { problem: first?.message ?? 'Check what you filled in.', field: name === undefined ? null : String(name) }
}
