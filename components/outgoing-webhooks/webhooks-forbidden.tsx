import { MissingPermission } from '#components/access/missing-permission.tsx'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'

/** The pages for a role that may not manage webhooks. */
export function WebhooksForbidden() {
  return (
    <>
      <PageHeader title="Webhooks" />
      <PageBody width="form">
        <MissingPermission permission="webhooks.manage" purpose="see and manage webhooks" />
      </PageBody>
    </>
  )
}
