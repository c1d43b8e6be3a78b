import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { PanelSkeleton } from '#components/patterns/panel-skeleton.tsx'

/** The forms before they are read. */
export function SettingsSkeleton({ title }: { title: string }) {
  return (
    <>
      <PageHeader title={title} />
      <PageBody width="form">
        <PanelSkeleton rowCount={4} />
        <PanelSkeleton rowCount={3} />
      </PageBody>
    </>
  )
}
