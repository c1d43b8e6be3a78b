import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readFieldErrors } from '#components/auth/read-field-errors.ts'
import { newPasswordSchema, personNameSchema } from '#lib/domain/users/schema.ts'

describe('the errors of a plain form', () => {
  it('names each field once, with the first thing wrong, in the order of the form', () => {
    const schema = z.object({ name: personNameSchema, password: newPasswordSchema.regex(/\d/, 'Use a digit.') })
    const { error } = schema.safeParse({ name: ' ', password: 'short' })

    expect(error && Object.entries(readFieldErrors(error))).toEqual([
      ['name', 'Enter a name.'],
      ['password', 'Use at least 10 characters.'],
    ])
  })
})
