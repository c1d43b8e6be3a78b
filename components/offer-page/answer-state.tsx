import type { PageAnswer } from '#lib/domain/offer-publishing/versions/schema.ts'
import { describeMoment } from './page-dates.ts'
import { PageLink } from './page-link.tsx'
import { Seal } from './seal.tsx'

/** What was answered and when, with the way to the certificate. */
export function AnswerState({ answer, hash, timeZone, base }: { answer: PageAnswer; hash: string; timeZone: string; base: string | null }) {
  const isAccepted = answer.kind === 'Accepted'

  return (
    <div className="answer">
      {isAccepted ? <Seal hash={hash} isAccepted /> : null}
      <h2>{isAccepted ? 'You accepted this offer' : 'You declined this offer'}</h2>
      <p className="small quiet">
        <time dateTime={answer.at}>{describeMoment({ at: answer.at, timeZone })}</time>
      </p>
      {answer.typedName ? (
        <p className="small quiet">
          Signed as <bdi className="strong">{answer.typedName}</bdi>
        </p>
      ) : null}
      {answer.reason ? (
        <p className="said" dir="auto">
          {answer.reason}
        </p>
      ) : null}
      <PageLink base={base} path="/certificate" className="plain edged">
        {isAccepted ? 'Open your certificate' : 'Open the certificate'}
      </PageLink>
    </div>
  )
}
