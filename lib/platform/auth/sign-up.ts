import { env } from '#lib/platform/env.ts'
import { AppError } from '#lib/platform/errors.ts'

/**
 * Guards whatever makes an account or an organization for somebody who was not invited.
 * @throws AppError `sign_up_closed` where accounts are made by invitation only.
 */
export function assertSignUpOpen(): void {
  if (env().HANDOFF_SIGNUP === 'open') return

  throw new AppError({
    code: 'sign_up_closed',
    retry: 'no',
    userMessage: 'New accounts are made by invitation here. Ask an admin of your organization to invite you.',
  })
}
