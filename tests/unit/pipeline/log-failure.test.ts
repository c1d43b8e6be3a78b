import { afterEach, expect, test, vi } from 'vitest'
import { AppError, toAppError } from '#lib/platform/errors.ts'
import { log } from '#lib/platform/log.ts'
import { logFailure } from '#lib/platform/log-failure.ts'

afterEach(() => vi.restoreAllMocks())

const ids = { organizationId: 'acme' }

test('a fault of ours is an error with what caused it', () => {
  const said = vi.spyOn(log, 'error').mockReturnValue()
  const bug = new TypeError('no such column')
  logFailure({ what: 'sweep stopped', error: toAppError(bug), ids })

  expect(said).toHaveBeenCalledWith({ ...ids, err: bug }, 'sweep stopped')
})

test('what the other side refused is a warning with its code and the id by which it finds the call', () => {
  const said = vi.spyOn(log, 'warn').mockReturnValue()
  const loud = vi.spyOn(log, 'error')
  const error = new AppError({ code: 'ashby_refused', retry: 'no', userMessage: 'Ashby refused it.', requestId: 'r1' })
  logFailure({ what: 'sweep stopped', error, ids })

  expect(said).toHaveBeenCalledWith({ ...ids, code: 'ashby_refused', upstreamRequestId: 'r1', err: undefined }, 'sweep stopped')
  expect(loud).not.toHaveBeenCalled()
})
