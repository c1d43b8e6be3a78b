import type { OfferDocument } from '#lib/domain/offer-publishing/versions/schema.ts'
import { formatLongDate } from '#lib/platform/format/dates.ts'
import { FactLines } from './fact-lines.tsx'
import { keyByPlace } from './key-by-place.ts'
import { OfferSection } from './offer-section.tsx'
import { describeMoment } from './page-dates.ts'
import { Paragraphs } from './paragraphs.tsx'
import { Person } from './person.tsx'

/** The offer that was answered, whole: every word and value as it was frozen, documents by their hashes. */
export function CertificateOffer({ document, versionNumber }: { document: OfferDocument; versionNumber: number }) {
  const facts = [
    { label: 'Candidate', text: document.candidateName },
    { label: 'Role', text: document.jobTitle },
    { label: 'Start date', text: document.startDate ? formatLongDate(document.startDate) : null },
    { label: 'Location', text: document.location },
    { label: 'To be answered until', text: document.deadline ? describeMoment(document.deadline) : null },
  ]

  return (
    <div className="frozen">
      <h2>The offer, version {versionNumber}</h2>
      <p className="title" dir="auto">
        {document.title}
      </p>
      {document.note.trim() === '' ? null : <Paragraphs text={document.note} className="note" />}
      {document.sender ? <Person sender={document.sender} /> : null}
      <h2>In short</h2>
      <dl className="lines">
        <FactLines facts={facts} />
      </dl>
      {keyByPlace(document.sections).map(({ key, item }) => (
        <OfferSection key={key} section={item} id={key} base={null} isInert isEvidence />
      ))}
    </div>
  )
}
