import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { readMe } from '#app/api/v1/server-api.ts'
import { SignInForm } from '#components/auth/sign-in-form.tsx'
import { readSignInNotice } from '#components/auth/sign-in-words.ts'
import { TextLink } from '#components/ui/link.tsx'
import { readCallbackPath } from '#lib/platform/auth/callback-path.ts'
import { listProviders } from '#lib/platform/auth/providers.ts'
import { env } from '#lib/platform/env.ts'

export const metadata: Metadata = { title: 'Sign in' }

type SignInPageProps = { searchParams: Promise<Record<'callbackUrl' | 'problem' | 'notice', string | string[] | undefined>> }

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const params = await searchParams
  const callbackPath = readCallbackPath(params.callbackUrl)
  if (await readMe()) redirect(callbackPath as Route)

  return (
    <SignInForm
      callbackPath={callbackPath}
      providers={listProviders()}
      notice={readSignInNotice(params)}
      foot={
        env().HANDOFF_SIGNUP === 'open' ? (
          <span>
            New to Handoff? <TextLink href="/sign-up">Create an account</TextLink>
          </span>
        ) : null
      }
    />
  )
}
