import type { OfferPageView } from '#lib/domain/offer-publishing/versions/schema.ts'
import { AcceptStep } from './accept-step.tsx'
import { AskStep } from './ask-step.tsx'
import { DeclineStep } from './decline-step.tsx'
import { PageFoot } from './page-foot.tsx'
import { PageHead } from './page-head.tsx'
import { PageShell } from './page-shell.tsx'
import { type PageNoticeKind, ReadStep } from './read-step.tsx'
import type { RefusedForm } from './step-frame.tsx'

export type OfferPageStep = 'read' | 'accept' | 'decline' | 'ask'

export type OfferPageProps = {
  view: Extract<OfferPageView, { kind: 'open' }>
  /** '/o/<token>'; null in the preview, where links and forms do nothing. */
  base: string | null
  step: OfferPageStep
  /** What was sent and refused. */
  form?: RefusedForm
  notice?: PageNoticeKind | null
  /** A `data:` URL, so that the page fetches nothing. */
  logoUrl: string | null
  nonce: string
  /** The instant of the request: the same input always makes the same page. */
  now: string
}

const titles: Readonly<Record<OfferPageStep, string>> = {
  read: 'Your offer from',
  accept: 'Accept your offer from',
  decline: 'Decline your offer from',
  ask: 'Ask about your offer from',
}

/**
 * The candidate's page as one HTML document without script. It shows what stands in the view and nothing else. An offer that was answered, or
 * whose time has passed, shows no step to answer it.
 */
export function OfferPage({ view, base, step, form, notice = null, logoUrl, nonce, now }: OfferPageProps) {
  const { document, timeZone } = view
  const canAnswer = view.answer === null && !view.hasExpired
  const shown = canAnswer || step === 'ask' ? step : 'read'
  const title = `${form ? 'Not sent yet: ' : ''}${titles[shown]} ${document.organizationName}`

  return (
    <PageShell title={title} colour={document.brand.colour} nonce={nonce} uses={['letter', 'forms']} hasBar={canAnswer && shown === 'read'}>
      <PageHead
        organizationName={document.organizationName}
        logoUrl={logoUrl}
        sender={document.sender}
        isLow={shown !== 'read'}
        isInert={base === null}
      />
      {shown === 'read' ? (
        <ReadStep view={view} base={base} notice={notice} problem={form?.problem ?? null} timeZone={timeZone} now={now} />
      ) : null}
      {shown === 'accept' ? <AcceptStep view={view} base={base} form={form} /> : null}
      {shown === 'decline' ? <DeclineStep view={view} base={base} form={form} /> : null}
      {shown === 'ask' ? <AskStep view={view} base={base} form={form} timeZone={timeZone} /> : null}
      <PageFoot organizationName={document.organizationName} versionNumber={view.versionNumber} />
    </PageShell>
  )
}
