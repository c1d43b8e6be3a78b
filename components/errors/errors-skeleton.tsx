import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { PanelSkeleton } from '#components/patterns/panel-skeleton.tsx'

/** The index, or one error, before it is read. */
export function ErrorsSkeleton() {
  return (
    <>
      <PageHeader title="Errors" />
      <PageBody width="form">
        <PanelSkeleton rowCount={4} />
        <PanelSkeleton rowCount={3} />
      </PageBody>
    </>
  )
}
