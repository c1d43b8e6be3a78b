import { requestSignIn } from '#components/auth/auth-requests.ts'

export type EnterNewAccountInput = { email: string; password: string; organizationSlug: string }

/** Signs in to an account that was made a moment ago and opens its organization; where that fails, the sign-in page says that it is ready. */
export async function enterNewAccount({ email, password, organizationSlug }: EnterNewAccountInput): Promise<void> {
  const home = `/${organizationSlug}`
  try {
    await requestSignIn({ email, password })
    window.location.assign(home)
  } catch {
    window.location.assign(`/sign-in?notice=account_created&callbackUrl=${encodeURIComponent(home)}`)
  }
}
