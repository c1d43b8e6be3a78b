import type { Tone } from '#components/ui/chip.tsx'

export type SignInNotice = { tone: Tone; words: string }

const PROBLEMS: ReadonlyMap<string, string> = new Map([
  ['provider_refused', 'The provider did not sign you in. Try again, or sign in another way.'],
  ['email_unverified', 'The provider has not verified your e-mail. Verify it there and try again, or sign in another way.'],
  ['sign_up_closed', 'Nobody here has the e-mail that the provider named. Ask an admin of your organization to invite you.'],
  ['rate_limited', 'Too many tries. Wait a quarter of an hour, then try again.'],
  ['unavailable', 'Handoff could not sign you in just now. Try again in a moment.'],
  ['internal_error', 'Handoff met an error of its own and has written it down. Try again in a moment.'],
])
const NOTICES: ReadonlyMap<string, string> = new Map([
  ['password_changed', 'Your password is changed. Every session has ended. Sign in with the new one.'],
  ['account_created', 'Your account is ready. Sign in to begin.'],
])

type SignInParams = { problem?: string | string[]; notice?: string | string[] }

/** What brought somebody to the sign-in page, in words; null where the address tells nothing. */
export function readSignInNotice({ problem, notice }: SignInParams): SignInNotice | null {
  if (typeof problem === 'string') {
    return { tone: 'amber', words: PROBLEMS.get(problem) ?? 'You were not signed in. Try again, or sign in another way.' }
  }
  const words = typeof notice === 'string' ? NOTICES.get(notice) : undefined

  return words ? { tone: 'moss', words } : null
}
