import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { readMe } from '#app/api/v1/server-api.ts'
import { SignOutButton } from '#components/auth/sign-out-button.tsx'
import { PlainPage } from '#components/shell/plain-page.tsx'

export const metadata: Metadata = { title: 'No organization' }

/** The way in: to sign-in, to the Home of the first organization, or the news that there is none. */
export default async function EntryPage() {
  const me = await readMe()
  if (!me) redirect('/sign-in' as Route)

  const [first] = me.memberships
  if (first) redirect(`/${first.organization.slug}` as Route)

  return (
    <PlainPage>
      <div className="rounded-lg border border-line bg-surface p-6">
        <h1 className="text-16 font-semibold">You are not a member of any organization</h1>
        <p className="mt-1 mb-4 text-ink-2">
          You are signed in as <bdi className="font-medium text-ink">{me.email}</bdi>. Ask an admin of your organization to add you, or sign
          in with another account.
        </p>
        <SignOutButton />
      </div>
    </PlainPage>
  )
}
