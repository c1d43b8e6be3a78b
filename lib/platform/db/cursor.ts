import { z } from 'zod'
import { AppError } from '../errors.ts'

const cursorSchema = z.tuple([z.string().nullable(), z.uuid()])

/** Where a page of a list ends: the sort value of its last row, and its id. Opaque to callers. */
export type Cursor = z.infer<typeof cursorSchema>

export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url')
}

/** Throws `invalid_input` for a text that no list has handed out. */
export function decodeCursor(text: string): Cursor {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
  } catch (cause) {
    throw new AppError({
      code: 'invalid_input',
      retry: 'no',
      userMessage: 'This page of the list does not exist any more. Start from the first page.',
      cause,
    })
  }
}
