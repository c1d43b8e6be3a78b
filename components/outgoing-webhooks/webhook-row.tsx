import { CircleCheck, CircleX } from 'lucide-react'
import type { Clock } from '#components/organization/clock.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { webhookColumns } from '#components/outgoing-webhooks/webhook-columns.ts'
import { webhookLooks } from '#components/outgoing-webhooks/webhook-looks.ts'
import { buildWebhookHref } from '#components/outgoing-webhooks/webhook-paths.ts'
import { describeEvents, describeTrouble, readHost } from '#components/outgoing-webhooks/webhook-words.ts'
import { StateText } from '#components/patterns/state.tsx'
import { joinClasses } from '#components/ui/class-names.ts'
import { AppLink } from '#components/ui/link.tsx'
import { Age } from '#components/ui/time.tsx'
import type { OutgoingWebhook } from '#lib/domain/outgoing-webhooks/contract.ts'

/** One webhook: what it is called, where it goes, what it is told, the last try and its state. The whole row leads to it. */
export function WebhookRow({ webhook, clock }: { webhook: OutgoingWebhook; clock: Clock }) {
  const { slug } = useOrganization()
  const { id, name, url, events, state } = webhook
  const told = describeEvents(events)
  const trouble = describeTrouble(webhook)

  return (
    <li
      className={joinClasses(
        webhookColumns,
        'relative min-h-15 border-b border-line py-2 last:border-0 hover:bg-hover max-md:min-h-16 max-md:gap-y-0.5 max-md:py-3',
      )}
    >
      <div className="min-w-0">
        <AppLink
          href={buildWebhookHref({ slug, id })}
          className="block truncate font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:-outline-offset-2 focus-visible:after:outline-2 focus-visible:after:outline-iris-solid"
        >
          <bdi title={name}>{name}</bdi>
        </AppLink>
        <p title={readHost(url)} className="truncate font-mono text-12 text-ink-3">
          {readHost(url)}
        </p>
      </div>
      <p title={told} className="line-clamp-2 text-12 text-ink-2 max-lg:hidden">
        {told}
      </p>
      <p className="flex items-center gap-1.5 text-12 text-ink-3 max-md:col-start-1 max-md:row-start-2">
        <LastAttempt webhook={webhook} clock={clock} />
      </p>
      <div className="flex min-w-0 flex-col items-start max-md:items-end">
        <StateText look={webhookLooks[state]} />
        {trouble && state !== 'Stopped' ? <span className="max-w-full truncate text-12 text-amber">{trouble}</span> : null}
      </div>
    </li>
  )
}

/** The last try: whether it was taken, and when. */
export function LastAttempt({ webhook: { lastAttempt }, clock }: { webhook: Pick<OutgoingWebhook, 'lastAttempt'>; clock: Clock }) {
  if (!lastAttempt) return <>Nothing sent yet</>
  const Icon = lastAttempt.isOk ? CircleCheck : CircleX

  return (
    <>
      <Icon aria-hidden="true" className={joinClasses('size-3.5 shrink-0', lastAttempt.isOk ? 'text-moss' : 'text-rust')} />
      <span className="sr-only">{lastAttempt.isOk ? 'Last try was taken ' : 'Last try failed '}</span>
      <Age instant={lastAttempt.at} timeZone={clock.timeZone} now={clock.now} />
    </>
  )
}
