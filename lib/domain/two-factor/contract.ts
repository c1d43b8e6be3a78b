import { z } from 'zod'
import { instantSchema, procedure } from '#lib/domain/access/contract.ts'
import { proofSchema } from './schema.ts'

/** Six digits of the app; spaces as people type them are left out. */
export const codeSchema = z
  .string()
  .transform((text) => text.replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, 'Enter the six digits that the app shows.'))
const passwordSchema = z.string().min(1, 'Enter your current password.').max(200)
/** A code of the app or a recovery code: whoever lost the app must be able to leave it. Read by `proofSchema`. */
const proof = z
  .string()
  .max(100)
  .refine((text) => proofSchema.safeParse(text).success, 'Enter the six digits that the app shows, or one of your recovery codes.')
  .describe('Six digits of the app, or a recovery code')
const recoveryCodes = z.array(z.string()).describe('Shown this once; each opens one sign-in without the app')
const tags = ['Me']

export const twoFactorContract = {
  get: procedure
    .meta({ permission: 'user' })
    .route({ method: 'GET', path: '/me/two-factor', summary: 'Whether an authenticator app is set up', tags })
    .output(z.object({ confirmedAt: instantSchema.nullable(), recoveryCodesLeft: z.int() })),
  begin: procedure
    .meta({ permission: 'user' })
    .route({ method: 'POST', path: '/me/two-factor', summary: 'A new secret for an authenticator app; it counts once confirmed', tags })
    .input(z.strictObject({ password: passwordSchema.optional().describe('Needed by accounts that have one') }))
    .output(z.object({ secret: z.string().describe('Base32, for typing'), uri: z.string().describe('otpauth:// address, for a QR code') })),
  confirm: procedure
    .meta({ permission: 'user' })
    .route({ method: 'POST', path: '/me/two-factor/confirm', summary: 'Switch the app on with its first code; other sessions end', tags })
    .input(z.strictObject({ code: codeSchema }))
    .output(z.object({ recoveryCodes })),
  renewRecoveryCodes: procedure
    .meta({ permission: 'user' })
    .route({ method: 'POST', path: '/me/two-factor/recovery-codes', summary: 'New recovery codes; the old ones stop working', tags })
    .input(z.strictObject({ code: proof }))
    .output(z.object({ recoveryCodes })),
  remove: procedure
    .meta({ permission: 'user' })
    .route({ method: 'POST', path: '/me/two-factor/remove', summary: 'Switch the app off, by a code of it or a recovery code', tags })
    .input(z.strictObject({ code: proof }))
    .output(z.object({ isRemoved: z.literal(true) })),
}
