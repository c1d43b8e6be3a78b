import { env } from '#lib/platform/env.ts'
import { formatInstant } from '#lib/platform/format/dates.ts'
import type { MailContent } from '#lib/platform/mail/mail-content.ts'

type WithLink = { token: string; expiresAt: Date }

export function writeSignUp({ token, expiresAt }: WithLink): MailContent {
  return {
    subject: 'Finish signing up for Handoff',
    greeting: 'Hello,',
    paragraphs: ['You asked to sign up for Handoff with this address. Confirm that it is yours, then choose a name and a password.'],
    action: { label: 'Confirm and continue', href: `${env().APP_URL}/sign-up/${token}` },
    closing: [describeEnd(expiresAt), 'It was not you? Then ignore this mail, and no account is made.'],
    reason: 'You get this mail because somebody entered your address to sign up for Handoff.',
  }
}

/** To somebody who signs up with an address that has an account: the page they signed up on told them nothing of it. */
export function writeKnownAccount({ name }: { name: string }): MailContent {
  return {
    subject: 'You already have an account on Handoff',
    greeting: ['Hello ', { given: name }, ','],
    paragraphs: ['You asked to sign up for Handoff with this address, and it already has an account. Sign in with your password.'],
    action: { label: 'Sign in', href: `${env().APP_URL}/sign-in` },
    alternative: { label: 'Forgot your password? Set a new one', href: `${env().APP_URL}/password-reset` },
    closing: ['It was not you? Then ignore this mail: your account stays as it is.'],
    reason: 'You get this mail because somebody entered your address to sign up for Handoff.',
  }
}

export function writePasswordReset({ name, token, expiresAt }: WithLink & { name: string }): MailContent {
  return {
    subject: 'Set a new password for Handoff',
    greeting: ['Hello ', { given: name }, ','],
    paragraphs: ['You asked for a new password. Setting it signs you out everywhere.'],
    action: { label: 'Set new password', href: `${env().APP_URL}/password-reset/${token}` },
    closing: [describeEnd(expiresAt), 'It was not you? Then ignore this mail: your password stays as it is.'],
    reason: 'You get this mail because somebody entered your address on the page for forgotten passwords.',
  }
}

/** Somebody without a session has no time zone that we know. */
function describeEnd(expiresAt: Date): string {
  return `The link works once, until ${formatInstant(expiresAt.toISOString(), 'UTC')} UTC.`
}
