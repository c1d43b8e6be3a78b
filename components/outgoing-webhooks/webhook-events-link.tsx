import { TextLink } from '#components/ui/link.tsx'

/** The way to what each event carries, beside the rest of the API. */
export function WebhookEventsLink() {
  return (
    <TextLink isInline href="/api/docs#outgoing-webhook-events">
      list of events
    </TextLink>
  )
}
