import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { apiRoutes } from '#app/api/v1/routes.ts'
import { readMe } from '#app/api/v1/server-api.ts'
import { ApiProvider } from '#components/api/provider.tsx'
import { CreateOrganization } from '#components/auth/create-organization.tsx'
import { EmailAddress } from '#components/auth/email-address.tsx'
import { PlainCard } from '#components/auth/plain-card.tsx'
import { SignOutButton } from '#components/auth/sign-out-button.tsx'
import { PlainPage } from '#components/shell/plain-page.tsx'
import { env } from '#lib/platform/env.ts'

export const metadata: Metadata = { title: 'No organization' }

/** The way in: to sign-in, to the Home of the first organization, or the news that there is none. */
export default async function EntryPage() {
  const me = await readMe()
  if (!me) redirect('/sign-in' as Route)

  const [first] = me.memberships
  if (first) redirect(`/${first.organization.slug}` as Route)

  return (
    <PlainPage>
      {env().HANDOFF_SIGNUP === 'open' ? (
        <ApiProvider organizationSlug={null} routes={apiRoutes}>
          <CreateOrganization email={me.email} />
        </ApiProvider>
      ) : (
        <PlainCard
          title="You are not a member of any organization"
          lead={
            <>
              You are signed in as <EmailAddress address={me.email} />. Ask an admin of your organization to add you, or sign in with
              another account.
            </>
          }
        >
          <div>
            <SignOutButton />
          </div>
        </PlainCard>
      )}
    </PlainPage>
  )
}
