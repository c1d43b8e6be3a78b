import { z } from 'zod'
import { cleanName } from '#lib/platform/format/names.ts'

/** MemberGone: the member it acts for left the organization, so it does nothing any more, even if they come back. */
export const apiKeyStateSchema = z.enum(['Active', 'Expired', 'Revoked', 'MemberGone'])
export type ApiKeyState = z.infer<typeof apiKeyStateSchema>

export const apiKeyNameSchema = z
  .string()
  .transform(cleanName)
  .pipe(z.string().min(1, 'Enter a name.').max(100, 'Use at most 100 characters.'))

/** How the token of a key begins, so that people and scanners for leaked secrets recognise it. */
export const TOKEN_PREFIX = 'hk_'
