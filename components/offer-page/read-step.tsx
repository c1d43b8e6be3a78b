import type { OfferPageView } from '#lib/domain/offer-publishing/versions/schema.ts'
import { arrangeOffer } from './arrange-offer.ts'
import { keyByPlace } from './key-by-place.ts'
import { OfferCard } from './offer-card.tsx'
import { OfferChanges } from './offer-changes.tsx'
import { OfferSection } from './offer-section.tsx'
import { PageNotice } from './page-notice.tsx'
import { Paragraphs } from './paragraphs.tsx'
import { Person } from './person.tsx'
import { Questions } from './questions.tsx'

export type PageNoticeKind = 'asked' | 'accepted' | 'declined'

const notices: Readonly<Record<PageNoticeKind, string>> = {
  asked: 'Your question was sent. The answer will stand below, and you get it by mail.',
  accepted: 'Thank you. Your answer has arrived, and a confirmation is on its way to you by mail.',
  declined: 'Your answer has arrived. Thank you for telling us.',
}

/** Titles longer than this take the smaller size, so that the offer still begins on the first screen. */
const TITLE_LONG = 70

export type ReadStepProps = {
  view: Extract<OfferPageView, { kind: 'open' }>
  base: string | null
  notice: PageNoticeKind | null
  /** Why something that was sent could not be taken. */
  problem: string | null
  timeZone: string
  now: string
}

/** The offer as a letter: greeting, note and signature, the card, then its parts in the order that the organization chose. */
export function ReadStep({ view, base, notice, problem, timeZone, now }: ReadStepProps) {
  const { document } = view
  const arranged = arrangeOffer(document)

  return (
    <main className="page read">
      <div className="letter">
        {problem ? <PageNotice isRefused>{problem}</PageNotice> : null}
        {notice && !problem ? <PageNotice isRefused={false}>{notices[notice]}</PageNotice> : null}
        <h1 className={document.title.length > TITLE_LONG ? 'long' : undefined} dir="auto">
          {document.title}
        </h1>
        {document.note.trim() === '' ? null : <Paragraphs text={document.note} className="note" />}
        {document.sender ? <Person sender={document.sender} /> : null}
      </div>
      <OfferCard view={view} arranged={arranged} base={base} timeZone={timeZone} now={now} />
      <div className="body">
        {view.changes.length > 0 ? <OfferChanges changes={view.changes} versionNumber={view.versionNumber} /> : null}
        {keyByPlace(arranged.sections).map(({ key, item }) => (
          <OfferSection key={key} section={item} id={key} base={base} isInert={base === null} />
        ))}
        <Questions
          messages={view.messages}
          organizationName={document.organizationName}
          sender={document.sender}
          timeZone={timeZone}
          base={base}
        />
      </div>
    </main>
  )
}
