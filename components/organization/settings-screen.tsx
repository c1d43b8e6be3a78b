'use client'

import { SettingsFacts } from '#components/organization/settings-facts.tsx'
import { SettingsForm } from '#components/organization/settings-form.tsx'
import { useCan } from '#components/organization/use-organization.ts'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'

/** What the organization is called, the zone it lives in, and what offers show where Ashby tells nothing. */
export function SettingsScreen() {
  const can = useCan()

  return (
    <>
      <PageHeader title="Settings" />
      <PageBody width="form">{can('organization.manage') ? <SettingsForm /> : <SettingsFacts />}</PageBody>
    </>
  )
}
