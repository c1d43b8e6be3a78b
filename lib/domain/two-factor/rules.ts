import { Secret, TOTP } from 'otpauth'
import { RECOVERY_CODE_CHARACTERS, recoveryAlphabet } from './schema.ts'

/** What every authenticator app understands: SHA-1, six digits, thirty seconds (RFC 6238). */
const form = { algorithm: 'SHA1', digits: 6, period: 30 } as const
/** Clocks differ and people type slowly: the step before and the step after count, too. */
const WINDOW = 1
const RECOVERY_CODES = 10
const GROUPS = /.{5}/g

/** 160 random bits in Base32. */
export function createSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** The otpauth:// address that apps read from a QR code. */
export function createUri({ secret, email }: { secret: string; email: string }): string {
  return new TOTP({ ...form, issuer: 'Handoff', label: email, secret: Secret.fromBase32(secret) }).toString()
}

/** The 30-second step that a code belongs to; null for a code that is wrong at this instant. */
export function findStep({ secret, code, at }: { secret: string; code: string; at: Date }): number | null {
  const timestamp = at.getTime()
  const delta = TOTP.validate({ ...form, secret: Secret.fromBase32(secret), token: code, timestamp, window: WINDOW })

  return delta === null ? null : TOTP.counter({ period: form.period, timestamp }) + delta
}

/** New recovery codes as `xxxxx-xxxxx-xxxxx-xxxxx`, 100 random bits each. */
export function createRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    // 32 letters divide 256 without a remainder, so none of them is likelier than another.
    const bytes = crypto.getRandomValues(new Uint8Array(RECOVERY_CODE_CHARACTERS))
    const letters = [...bytes].map((byte) => recoveryAlphabet.charAt(byte % recoveryAlphabet.length)).join('')

    return (letters.match(GROUPS) ?? []).join('-')
  })
}
