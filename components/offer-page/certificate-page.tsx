import type { Certificate } from '#lib/domain/offer-publishing/answers/schema.ts'
import { CertificateEvidence } from './certificate-evidence.tsx'
import { CertificateOffer } from './certificate-offer.tsx'
import { Icon } from './icons.tsx'
import { OrganizationMark } from './organization-mark.tsx'
import { describeMoment } from './page-dates.ts'
import { HandoffMark } from './page-foot.tsx'
import { PageShell } from './page-shell.tsx'
import { Seal } from './seal.tsx'
import { Engraving } from './tide.tsx'

export type CertificatePageProps = {
  certificate: Certificate
  logoUrl: string | null
  /** '/o/<token>' for the candidate; null where there is no page to go back to. */
  base: string | null
  nonce: string
  /** A downloaded file: nothing in it needs the site. */
  isStandalone: boolean
}

/** Who answered what, when and from where, with the whole offer below: to keep, on paper or as one file. */
export function CertificatePage({ certificate, logoUrl, base, nonce, isStandalone }: CertificatePageProps) {
  const { document, organizationName } = certificate
  const isAccepted = certificate.kind === 'Accepted'
  const title = isAccepted ? 'Certificate of acceptance' : 'Certificate of a declined offer'

  return (
    <PageShell
      title={`${title}: ${document.candidateName} and ${organizationName}`}
      colour={document.brand.colour}
      nonce={nonce}
      uses={['letter', 'forms', 'certificate']}
      isFile={isStandalone}
    >
      <main className="desk">
        {base === null || isStandalone ? null : <CertificateTools base={base} />}
        <article className="paper">
          <Engraving />
          <div className="issuer">
            <OrganizationMark name={organizationName} logoUrl={logoUrl} />
            <span dir="auto">{organizationName}</span>
          </div>
          <h1>{title}</h1>
          <Statement certificate={certificate} />
          <CertificateEvidence certificate={certificate} />
          <CertificateOffer document={document} versionNumber={certificate.versionNumber} />
          <footer className="closing">
            <HandoffMark />
            <span>
              Made by Handoff for <bdi>{organizationName}</bdi>. The offer above is the exact one that was answered: its SHA-256 was kept
              with the answer, and neither can be changed.
            </span>
          </footer>
        </article>
      </main>
    </PageShell>
  )
}

function CertificateTools({ base }: { base: string }) {
  return (
    <nav className="tools" aria-label="Certificate">
      <a className="back" href={base}>
        <Icon name="back" />
        Back to the offer
      </a>
      <a className="plain edged" href={`${base}/certificate?download=1`} download="">
        <Icon name="download" />
        Download certificate
      </a>
    </nav>
  )
}

/** The one sentence that the rest is evidence of, and the name under it. */
function Statement({ certificate }: { certificate: Certificate }) {
  const { document, kind, at, timeZone, typedName } = certificate

  return (
    <div className="statement">
      <p className="words">
        <b>
          <bdi>{document.candidateName}</bdi>
        </b>{' '}
        {kind === 'Accepted' ? 'accepted' : 'declined'} the offer of{' '}
        <b>
          <bdi>{certificate.organizationName}</bdi>
        </b>
        {document.jobTitle === null ? null : (
          <>
            {' '}
            for the role{' '}
            <b>
              <bdi>{document.jobTitle}</bdi>
            </b>
          </>
        )}{' '}
        on <b>{describeMoment({ at, timeZone, isExact: true })}</b>.
      </p>
      <Seal hash={certificate.hash} isAccepted={kind === 'Accepted'} />
      {typedName === null ? null : (
        <div className="signed">
          <div className="typed" dir="auto">
            {typedName}
          </div>
          <div className="small quiet">Full name, typed by the candidate</div>
        </div>
      )}
    </div>
  )
}
