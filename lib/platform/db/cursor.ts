import { z } from 'zod'
import { AppError } from '../errors.ts'

const cursorSchema = z.tuple([z.string().nullable(), z.uuid()])

/** Where a page of a list ends: the sort value of its last row, and its id. Opaque to callers. */
export type Cursor = z.infer<typeof cursorSchema>

export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url')
}

/** Throws `invalid_input` for a text that no list has handed out; `sortValue` says what a list sorts by, null where a row may have none. */
export function decodeCursor(text: string, sortValue: z.ZodType<string | null> = z.string().nullable()): Cursor {
  try {
    const cursor = cursorSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
    return [sortValue.parse(cursor[0]), cursor[1]]
  } catch (cause) {
    throw new AppError({
      code: 'invalid_input',
      retry: 'no',
      userMessage: 'This page of the list does not exist any more. Start from the first page.',
      cause,
    })
  }
}
