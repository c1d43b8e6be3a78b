import type { OfferPageView } from '#lib/domain/offer-publishing/versions/schema.ts'
import { MailLink } from './mail-link.tsx'
import { PageFoot } from './page-foot.tsx'
import { PageHead } from './page-head.tsx'
import { PageShell } from './page-shell.tsx'
import { Person } from './person.tsx'

export type ClosedPageProps = { view: Extract<OfferPageView, { kind: 'updating' | 'closed' }>; nonce: string }

const words = {
  updating: { title: 'Your offer is being updated', text: 'We will write to you when it is ready. You need not do anything until then.' },
  closed: { title: 'This offer is closed', text: 'It can no longer be read or answered here.' },
} as const

/** An offer that cannot be read now. It names the organization and whom to ask, and no value. */
export function ClosedPage({ view, nonce }: ClosedPageProps) {
  const { title, text } = words[view.kind]

  return (
    <PageShell title={`${title}: ${view.organizationName}`} colour={view.colour} nonce={nonce} uses={['letter']}>
      <PageHead organizationName={view.organizationName} logoUrl={null} sender={null} />
      <main className="page">
        <h1>{title}</h1>
        <p className="plainly">{text}</p>
        {view.sender ? <Person sender={view.sender} /> : null}
        {view.sender?.email ? (
          <p className="plainly">
            Questions? Write to <MailLink address={view.sender.email} />.
          </p>
        ) : null}
      </main>
      <PageFoot organizationName={view.organizationName} versionNumber={null} />
    </PageShell>
  )
}
