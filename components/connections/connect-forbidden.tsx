'use client'

import { MissingPermission } from '#components/access/missing-permission.tsx'
import { buildIntegrationsHref } from '#components/connections/connection-paths.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'

/** The wizard for somebody who may not connect an account: which permission is missing. */
export function ConnectForbidden() {
  const { slug } = useOrganization()

  return (
    <>
      <PageHeader title="Connect Ashby" parent={{ href: buildIntegrationsHref(slug), label: 'Integrations' }} />
      <PageBody width="form">
        <MissingPermission permission="connections.manage" purpose="connect Ashby" />
      </PageBody>
    </>
  )
}
