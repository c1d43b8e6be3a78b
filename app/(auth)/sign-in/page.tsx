import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { readMe } from '#app/api/v1/server-api.ts'
import { SignInForm } from '#components/auth/sign-in-form.tsx'
import { PlainPage } from '#components/shell/plain-page.tsx'
import { readCallbackPath } from '#lib/platform/auth/callback-path.ts'

export const metadata: Metadata = { title: 'Sign in' }

type SignInPageProps = { searchParams: Promise<{ callbackUrl?: string | string[] }> }

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const callbackPath = readCallbackPath((await searchParams).callbackUrl)
  if (await readMe()) redirect(callbackPath as Route)

  return (
    <PlainPage>
      <SignInForm callbackPath={callbackPath} />
    </PlainPage>
  )
}
