import type { ErrorCodeOf, ErrorWords } from '#lib/domain/error-catalogue/terms.ts'

/** What keeps somebody from signing in. */
export const signInErrors: Readonly<Record<ErrorCodeOf<'signIn'>, ErrorWords>> = {
  unauthenticated: {
    title: 'You are signed out',
    what: 'The request came without a valid session or API key. Nothing was changed.',
    why: 'The session ended, the password was changed, somebody was removed from the organization, or a key was revoked or has expired.',
    steps: ['Sign in again.', 'In a program, use a valid API key: Company → API keys says which are active.'],
    retry: 'afterwards',
  },
  wrong_credentials: {
    title: 'E-mail or password is wrong',
    what: 'Nobody was signed in.',
    why: 'The e-mail or the password does not fit. Handoff does not say which, so that nobody can find out who has an account.',
    steps: ['Check both for typing errors.', 'Choose Forgot password on the sign-in page to set a new one.'],
    retry: 'afterwards',
  },
  code_needed: {
    title: 'A second step is needed',
    what: 'The password is right. Handoff waits for the code before it signs you in.',
    why: 'An authenticator app is set up for your account.',
    steps: ['Enter the six digits that the app shows, or one of your recovery codes.'],
    retry: 'afterwards',
  },
  wrong_code: {
    title: 'The code is wrong',
    what: 'Nobody was signed in.',
    why: 'The code has run out, was used already, or the clock of your phone is wrong.',
    steps: ['Wait for the next code and enter that.', 'If it stays so, set the clock of your phone to automatic, or use a recovery code.'],
    retry: 'afterwards',
  },
  two_factor_required: {
    title: 'This organization asks for a second step',
    what: 'You are signed in, but may not enter this organization yet.',
    why: 'An admin requires an authenticator app of every member.',
    steps: ['Open your profile and set up an authenticator app.', 'Sign in again with its code.'],
    retry: 'afterwards',
  },
  sign_up_closed: {
    title: 'Sign-up is closed',
    what: 'No account was made.',
    why: 'This installation lets in only who was invited (HANDOFF_SIGNUP=invite).',
    steps: ['Ask an admin of your organization for an invitation.'],
    retry: 'afterwards',
  },
  email_unverified: {
    title: 'The provider has not verified your e-mail',
    what: 'Nobody was signed in.',
    why: 'Handoff links accounts only by an e-mail that the provider has verified: otherwise anybody could claim yours.',
    steps: ['Verify your e-mail at the provider.', 'Sign in again, or sign in another way.'],
    retry: 'afterwards',
  },
  provider_unavailable: {
    title: 'The sign-in provider cannot be reached',
    what: 'Nobody was signed in.',
    why: 'The provider, or the way to it, failed.',
    steps: ['Try again in a moment, or sign in another way.'],
    retry: 'afterwards',
  },
  provider_refused: {
    title: 'The provider did not sign you in',
    what: 'The provider sent you back without saying who you are.',
    why: 'You cancelled there, your account there may not use Handoff, or the page was open too long.',
    steps: ['Try again, or sign in another way.', 'If it stays so, ask whoever runs the provider to let you use Handoff.'],
    retry: 'afterwards',
  },
  link_invalid: {
    title: 'The link does not work any more',
    what: 'The link was not opened. Nothing was changed.',
    why: 'It has expired, was used, was replaced by a newer one, or is not complete.',
    steps: ['Copy the whole link from the mail.', 'Ask whoever sent it for a new one.'],
    retry: 'afterwards',
  },
}
