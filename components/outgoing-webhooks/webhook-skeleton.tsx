import { DeliveriesSkeleton } from '#components/outgoing-webhooks/deliveries-panel.tsx'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { Panel } from '#components/patterns/panel.tsx'
import { PanelSkeleton } from '#components/patterns/panel-skeleton.tsx'

/** A webhook before it is read, in its final shape. */
export function WebhookSkeleton() {
  return (
    <>
      <PageHeader title="Webhook" />
      <PageBody>
        <div className="grid grid-cols-[minmax(0,1fr)_344px] items-start gap-4 max-lg:grid-cols-1">
          <Panel title="Deliveries" isFlush>
            <DeliveriesSkeleton />
          </Panel>
          <div className="flex min-w-0 flex-col gap-4 max-lg:order-first">
            <PanelSkeleton rowCount={6} />
            <PanelSkeleton rowCount={2} />
            <PanelSkeleton rowCount={2} />
          </div>
        </div>
      </PageBody>
    </>
  )
}
