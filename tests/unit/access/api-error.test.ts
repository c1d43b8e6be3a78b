import { ValidationError } from '@orpc/contract'
import { ORPCError } from '@orpc/server'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { readErrorMessage } from '#components/api/error-message.ts'
import { AppError } from '#lib/platform/errors.ts'
import { createErrorResponse, toApiError } from '#lib/platform/http/api-error.ts'

const newContext = () => ({ requestId: 'request-1', answerHeaders: new Headers(), trace: { procedure: 'offers.get' } })

function refuse(schema: z.ZodType, input: unknown): ORPCError<string, unknown> {
  const issues = schema.safeParse(input).error?.issues ?? []
  const cause = new ValidationError({ message: 'refused', issues, data: input })

  return new ORPCError('BAD_REQUEST', { data: { issues }, cause })
}

test.each([
  ['invalid_input', 400],
  ['unauthenticated', 401],
  ['wrong_credentials', 401],
  ['forbidden', 403],
  ['not_found', 404],
  ['conflict', 409],
  ['too_large', 413],
  ['rate_limited', 429],
  ['unavailable', 503],
  ['internal_error', 500],
])('%s is HTTP %i', (code, status) => {
  const error = new AppError({ code, retry: 'no', userMessage: 'Words.' })

  expect(toApiError({ error, context: newContext() }).status).toBe(status)
})

test('the other side’s refusal is 422, its passing trouble 503, with the request id of the other side', () => {
  const refusal = new AppError({ code: 'ashby_key_invalid', retry: 'no', userMessage: 'Words.', requestId: 'theirs' })
  const trouble = new AppError({ code: 'ashby_unavailable', retry: 'later', userMessage: 'Words.' })

  expect(toApiError({ error: refusal, context: newContext() })).toMatchObject({ status: 422, data: { requestId: 'theirs', retry: 'no' } })
  expect(toApiError({ error: trouble, context: newContext() })).toMatchObject({ status: 503, data: { retry: 'later' } })
})

test('a bug says nothing of itself and can be found by the request’s id', () => {
  const answer = toApiError({ error: new Error('password=hunter2'), context: newContext() })

  expect(answer).toMatchObject({ status: 500, data: { code: 'internal_error', requestId: 'request-1' } })
  expect(JSON.stringify(answer.toJSON())).not.toContain('hunter2')
})

describe('a refused input', () => {
  const schema = z.strictObject({ name: z.string().min(1, 'Enter a name.'), nested: z.object({ deep: z.number() }) })

  test('names each field with its sentence', () => {
    const answer = toApiError({ error: refuse(schema, { name: '', nested: { deep: 'x' } }), context: newContext() })

    expect(answer).toMatchObject({ status: 400, data: { code: 'invalid_input', fields: { name: 'Enter a name.' } } })
    expect(Object.keys(answer.data.fields)).toEqual(['name', 'nested.deep'])
  })

  test('in the address is answered like an id that does not exist', () => {
    const error = refuse(z.strictObject({ id: z.uuid() }), { id: 'nonsense' })

    expect(toApiError({ error, context: newContext(), path: '/offers/{id}' })).toMatchObject({ status: 404, data: { code: 'not_found' } })
  })

  test('that could not be read at all is 400', () => {
    expect(toApiError({ error: new ORPCError('BAD_REQUEST'), context: newContext() })).toMatchObject({ status: 400 })
  })
})

test('whoever has to wait is told until when', () => {
  const context = newContext()
  const retryAt = new Date(Date.now() + 90_000)
  const response = createErrorResponse({
    error: new AppError({ code: 'rate_limited', retry: 'later', userMessage: 'Wait.', retryAt }),
    context,
  })

  expect(response.status).toBe(429)
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(85)
})

describe('on screen', () => {
  test('an error of the API keeps its own words', () => {
    const error = toApiError({
      error: new AppError({ code: 'invalid_input', retry: 'no', userMessage: 'Choose another.', fields: { name: 'Taken.' } }),
      context: newContext(),
    })

    expect(readErrorMessage(error)).toEqual({
      title: 'Check the input',
      userMessage: 'Choose another.',
      requestId: null,
      fields: { name: 'Taken.' },
      code: 'invalid_input',
    })
  })

  test('anything else says that no answer came', () => {
    expect(readErrorMessage(new TypeError('Failed to fetch'))).toMatchObject({ code: 'unreachable', requestId: null })
  })
})
