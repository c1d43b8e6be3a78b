'use client'

import { SettingsFacts } from '#components/organization/settings-facts.tsx'
import { SettingsForm } from '#components/organization/settings-form.tsx'
import { TwoFactorRule } from '#components/organization/two-factor-rule.tsx'
import { useCan } from '#components/organization/use-organization.ts'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'

/** What the organization is called, the zone it lives in, what offers show where Ashby tells nothing, and how members sign in. */
export function SettingsScreen() {
  const can = useCan()

  return (
    <>
      <PageHeader title="Settings" />
      <PageBody width="form">
        {can('organization.manage') ? (
          <>
            <SettingsForm />
            <TwoFactorRule />
          </>
        ) : (
          <SettingsFacts />
        )}
      </PageBody>
    </>
  )
}
