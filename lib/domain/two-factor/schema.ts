import { z } from 'zod'

/** A hundred random bits as people copy them: four groups of five letters and digits, none of which look alike. */
export const RECOVERY_CODE_CHARACTERS = 20
/** Crockford's alphabet: no i, l, o, u. */
export const recoveryAlphabet = '0123456789abcdefghjkmnpqrstvwxyz'

const digitsPattern = /^\d{6}$/
const recoveryPattern = new RegExp(`^[${recoveryAlphabet}]{${RECOVERY_CODE_CHARACTERS}}$`)

/** What proves the second step: a code of the app, or a recovery code, as the digest is made of it. */
export type Proof = { kind: 'App'; code: string } | { kind: 'Recovery'; code: string }

/** Reads either kind as people type it: with spaces, hyphens and capitals, and with the letters that look like a digit. */
export const proofSchema = z
  .string()
  .max(100)
  .transform((text, context): Proof => {
    const typed = text.replace(/[\s-]/g, '').toLowerCase()
    if (digitsPattern.test(typed)) return { kind: 'App', code: typed }
    const code = typed.replaceAll('o', '0').replace(/[il]/g, '1')
    if (recoveryPattern.test(code)) return { kind: 'Recovery', code }

    context.addIssue({ code: 'custom', message: 'Enter the six digits that the app shows, or one of your recovery codes.' })
    return z.NEVER
  })
