'use client'

import { SignOutButton } from '#components/auth/sign-out-button.tsx'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { Section } from '#components/patterns/panel.tsx'
import { DetailsForm } from '#components/profile/details-form.tsx'
import { PasswordForm } from '#components/profile/password-form.tsx'
import { PreferencesPanel } from '#components/profile/preferences-panel.tsx'

/** What somebody may change of themselves, in every organization they belong to. */
export function ProfileScreen() {
  return (
    <>
      <PageHeader title="Profile" />
      <PageBody width="form">
        <DetailsForm />
        <PreferencesPanel />
        <PasswordForm />
        <Section title="Sign out" description="Ends this session on the server too.">
          <SignOutButton />
        </Section>
      </PageBody>
    </>
  )
}
