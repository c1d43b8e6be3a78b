'use client'

import type { ReactNode } from 'react'
import { buildErrorsHref } from '#components/errors/error-href.ts'
import { retryWords } from '#components/errors/retry-words.ts'
import { WaitingEvents } from '#components/errors/waiting-events.tsx'
import { useCan, useOrganization } from '#components/organization/use-organization.ts'
import { PageBody } from '#components/patterns/page-body.tsx'
import { PageHeader } from '#components/patterns/page-header.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import type { ErrorEntry } from '#lib/domain/error-catalogue/rules.ts'
import type { ErrorArea } from '#lib/domain/error-catalogue/terms.ts'

/** Where events can wait with a code; elsewhere a screen said it once and it was over. */
const canEventsWait: Readonly<Record<ErrorArea, boolean>> = {
  ashby: true,
  events: true,
  connections: true,
  openings: false,
  files: true,
  requests: true,
  writeBacks: false,
  signIn: false,
}

/** One error in words: what happened, why, what to do, and the events that wait because of it. */
export function ErrorScreen({ entry }: { entry: ErrorEntry }) {
  const { slug } = useOrganization()
  const can = useCan()
  const { area, code, title, what, why, steps, retry } = entry

  return (
    <>
      <PageHeader title={title} parent={{ href: buildErrorsHref(slug), label: 'Errors' }} />
      <PageBody width="form">
        {canEventsWait[area] && can('events.retry') ? <WaitingEvents code={code} /> : null}
        <article className="rounded-lg border border-line bg-surface [&>section+section]:border-t [&>section+section]:border-line">
          {/* The bar of a phone cuts a long title. */}
          <p aria-hidden="true" className="px-4 pt-3.5 text-14 font-semibold md:hidden">
            {title}
          </p>
          <Part title="What happened">{what}</Part>
          <Part title="Why">{why}</Part>
          <Part title="What to do">{steps.length === 0 ? 'Nothing needs to be done.' : <Steps steps={steps} />}</Part>
          <Part title="Trying again">{retryWords[retry].sentence}</Part>
          {area === 'ashby' ? (
            <Part title="Ashby’s request id">
              Where Ashby answered, the event shows the id that Ashby gave the call. Name it to Ashby’s support: they find the call by it.
            </Part>
          ) : null}
          <Part title="Code">
            <span className="flex items-center gap-1">
              <code className="font-mono text-12 select-all [overflow-wrap:anywhere]">{code}</code>
              <CopyButton value={code} label="Copy code" isIconOnly />
            </span>
          </Part>
        </article>
      </PageBody>
    </>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid grid-cols-[136px_minmax(0,1fr)] gap-x-4 gap-y-1 px-4 py-3.5 max-md:grid-cols-1">
      <h2 className="text-ink-3">{title}</h2>
      <div className="min-w-0 text-pretty text-ink [overflow-wrap:anywhere]">{children}</div>
    </section>
  )
}

function Steps({ steps }: { steps: readonly string[] }) {
  if (steps.length === 1) return steps[0]

  return (
    <ol className="flex list-decimal flex-col gap-2 pl-4.5 marker:text-ink-3">
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  )
}
