'use client'

import { SignOutButton } from '#components/auth/sign-out-button.tsx'
import { NowProvider } from '#components/patterns/now.tsx'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { Section } from '#components/patterns/panel.tsx'
import { DetailsForm } from '#components/profile/details-form.tsx'
import { FirstPassword } from '#components/profile/first-password.tsx'
import { PasswordForm } from '#components/profile/password-form.tsx'
import { PreferencesPanel } from '#components/profile/preferences-panel.tsx'
import { SessionList } from '#components/profile/session-list.tsx'
import { TwoFactorPanel } from '#components/profile/two-factor-panel.tsx'
import { useMe } from '#components/profile/use-me.ts'

/** What somebody may change of themselves, in every organization they belong to. `now` is when the server rendered the page. */
export function ProfileScreen({ now }: { now: string }) {
  const { hasPassword } = useMe()

  return (
    <NowProvider now={now}>
      <PageHeader title="Profile" />
      <PageBody width="form">
        <DetailsForm />
        <PreferencesPanel />
        {hasPassword ? <PasswordForm /> : <FirstPassword />}
        <TwoFactorPanel />
        <SessionList />
        <Section title="Sign out" description="Ends this session on the server too.">
          <SignOutButton />
        </Section>
      </PageBody>
    </NowProvider>
  )
}
