import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { PanelSkeleton } from '#components/patterns/panel-skeleton.tsx'

/** The page before its first answer. */
export function PreferencesSkeleton() {
  return (
    <>
      <PageHeader title="Notifications" />
      <PageBody className="max-w-[860px]">
        <PanelSkeleton rowCount={3} />
        <PanelSkeleton rowCount={2} />
      </PageBody>
    </>
  )
}
