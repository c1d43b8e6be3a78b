import type { OfferDocument } from '#lib/domain/offer-publishing/versions/schema.ts'
import { MailLink } from './mail-link.tsx'
import { OrganizationMark } from './organization-mark.tsx'
import { Tide } from './tide.tsx'

export type PageHeadProps = {
  organizationName: string
  logoUrl: string | null
  sender: OfferDocument['sender']
  /** Steps stand under a lower head than the letter. */
  isLow?: boolean
  /** In the preview nothing leads anywhere. */
  isInert?: boolean
}

export function PageHead({ organizationName, logoUrl, sender, isLow = false, isInert = false }: PageHeadProps) {
  return (
    <header className={isLow ? 'sky low' : 'sky'}>
      <div className="head">
        <OrganizationMark name={organizationName} logoUrl={logoUrl} />
        <span className="name" dir="auto">
          {organizationName}
        </span>
        {sender?.email ? (
          <span className="ask small">Questions? Write to {isInert ? <bdi>{sender.email}</bdi> : <MailLink address={sender.email} />}</span>
        ) : null}
      </div>
      <Tide isLow={isLow} />
    </header>
  )
}
