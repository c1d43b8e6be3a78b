import type { DocumentSection } from '#lib/domain/offer-publishing/versions/schema.ts'
import { isLong } from './arrange-offer.ts'
import { FileList } from './file-list.tsx'
import { ItemLine } from './item-value.tsx'
import { Paragraphs } from './paragraphs.tsx'

export type OfferSectionProps = {
  section: DocumentSection
  /** Tells headings of one page apart. */
  id: string
  base: string | null
  /** Whether addresses lead anywhere. */
  isInert: boolean
  /** A certificate names the documents' hashes instead of linking them. */
  isEvidence?: boolean
}

/** A part of the offer as it was frozen. */
export function OfferSection({ section, id, base, isInert, isEvidence = false }: OfferSectionProps) {
  const hasTitle = section.title !== null

  return (
    <section aria-labelledby={hasTitle ? id : undefined} aria-label={hasTitle ? undefined : 'Details'}>
      {hasTitle ? (
        <h2 id={id} dir="auto">
          {section.title}
        </h2>
      ) : null}
      {section.kind === 'pay' ? (
        <>
          <p className={section.headline.length > 40 ? 'amount huge' : 'amount'} dir="auto">
            {section.headline}
          </p>
          {section.detail ? <p className="small quiet">{section.detail}</p> : null}
        </>
      ) : null}
      {section.kind === 'text' ? <Paragraphs text={section.text} className="text" /> : null}
      {section.kind === 'documents' ? <FileList files={section.files} base={base} isEvidence={isEvidence} /> : null}
      {(section.kind === 'pay' || section.kind === 'fields') && section.items.length > 0 ? (
        <dl className="lines">
          {section.items.map((item) => (
            <ItemLine key={item.field} item={item} isWide={isLong(item)} isInert={isInert} />
          ))}
        </dl>
      ) : null}
    </section>
  )
}
