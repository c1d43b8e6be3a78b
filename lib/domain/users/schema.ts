import { z } from 'zod'
import { cleanName } from '#lib/platform/format/names.ts'

export const themeSchema = z.enum(['System', 'Light', 'Dark'])
export type Theme = z.infer<typeof themeSchema>

export const personNameSchema = z
  .string()
  .transform(cleanName)
  .pipe(z.string().min(1, 'Enter a name.').max(200, 'Use at most 200 characters.'))
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email('Enter an e-mail address like ana@example.com.'))
  .pipe(z.string().max(254))
export const newPasswordSchema = z.string().min(10, 'Use at least 10 characters.').max(200, 'Use at most 200 characters.')
