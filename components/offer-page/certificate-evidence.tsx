import type { ReactNode } from 'react'
import type { Certificate } from '#lib/domain/offer-publishing/answers/schema.ts'
import { Fingerprint } from './fingerprint.tsx'
import { describeMoment } from './page-dates.ts'

function Line({ label, isWide = false, children }: { label: string; isWide?: boolean; children: ReactNode }) {
  return (
    <div className={isWide ? 'wide' : undefined}>
      <dt>{label}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  )
}

function Moment({ at, timeZone }: { at: string; timeZone: string }) {
  return (
    <>
      {describeMoment({ at, timeZone, isExact: true })}
      <br />
      <time className="mono quiet" dateTime={at}>
        {at}
      </time>
    </>
  )
}

/** Everything that was kept with the answer. What is not known says so, so that no line seems left out. */
export function CertificateEvidence({ certificate }: { certificate: Certificate }) {
  const { timeZone } = certificate
  const isAccepted = certificate.kind === 'Accepted'

  return (
    <section aria-labelledby="evidence">
      {certificate.consentText ? (
        <>
          <h2 id="agreed">{isAccepted ? 'What was agreed to' : 'What was said'}</h2>
          <blockquote className="consent" dir="auto">
            {certificate.consentText}
          </blockquote>
        </>
      ) : null}
      <h2 id="evidence">Evidence</h2>
      <dl className="lines">
        <Line label="Answer">{isAccepted ? 'Accepted' : 'Declined'}</Line>
        <Line label="Answered">
          <Moment at={certificate.at} timeZone={timeZone} />
        </Line>
        {certificate.reason ? (
          <Line label="Reason given" isWide>
            {certificate.reason}
          </Line>
        ) : null}
        <Line label="Offer published">
          <Moment at={certificate.publishedAt} timeZone={timeZone} />
        </Line>
        <Line label="Published by">{certificate.publishedBy ?? 'Not known any more'}</Line>
        <Line label="Link mailed to">{certificate.mailedTo ?? 'Not known any more'}</Line>
        <Line label="Address on the internet">
          <span className="mono">{certificate.ipAddress ?? 'Not known'}</span>
        </Line>
        <Line label="Browser" isWide>
          <span className="mono">{certificate.userAgent ?? 'Not known'}</span>
        </Line>
        <Line label="Version of the offer">{certificate.versionNumber}</Line>
        <Line label="Number of the answer">
          <span className="mono">{certificate.answerId}</span>
        </Line>
        <div className="wide">
          <dt>SHA-256 of the offer</dt>
          <dd>
            <Fingerprint hash={certificate.hash} />
          </dd>
        </div>
      </dl>
    </section>
  )
}
