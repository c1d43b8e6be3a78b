import type { OfferDocument, OfferPageView } from '#lib/domain/offer-publishing/versions/schema.ts'
import { formatLongDate } from '#lib/platform/format/dates.ts'
import { AnswerState } from './answer-state.tsx'
import type { ArrangedOffer } from './arrange-offer.ts'
import { Icon } from './icons.tsx'
import { ItemValue } from './item-value.tsx'
import { describeDeadline } from './page-dates.ts'
import { PageLink } from './page-link.tsx'

export type OfferCardProps = {
  view: Extract<OfferPageView, { kind: 'open' }>
  arranged: ArrangedOffer
  base: string | null
  timeZone: string
  now: string
}

/** The pay, what decides beside it, and the answer. */
export function OfferCard({ view, arranged, base, timeZone, now }: OfferCardProps) {
  const { document, answer, hasExpired } = view
  const isOpen = answer === null && !hasExpired

  return (
    <aside className={`card${isOpen ? ' open' : ''}`} aria-label="Your answer">
      {answer ? <AnswerState answer={answer} hash={view.hash} timeZone={timeZone} base={base} /> : null}
      <CardPay document={document} arranged={arranged} isInert={base === null} />
      <CardFacts document={document} now={now} isOpen={isOpen} isAnswered={answer !== null} />
      {isOpen ? <CardActs base={base} versionId={view.versionId} /> : null}
      {answer === null && hasExpired ? (
        <div className="acts">
          <p className="small quiet">The time to answer has passed. If you would still like to, ask whether it can be extended.</p>
          <PageLink base={base} path="/question" className="plain edged">
            Ask a question
          </PageLink>
        </div>
      ) : null}
    </aside>
  )
}

function CardPay({ document, arranged, isInert }: { document: OfferDocument; arranged: ArrangedOffer; isInert: boolean }) {
  const { pay, cardItems } = arranged
  if (!pay) {
    if (document.jobTitle === null) return null

    return (
      <>
        <div className="small quiet">Your role</div>
        <div className="amount role" dir="auto">
          {document.jobTitle}
        </div>
      </>
    )
  }

  return (
    <>
      <div className="small quiet" dir="auto">
        {pay.title}
      </div>
      <div className={pay.headline.length > 32 ? 'amount huge' : 'amount'} dir="auto">
        {pay.headline}
      </div>
      {pay.detail ? <div className="small quiet">{pay.detail}</div> : null}
      {cardItems.length > 0 ? (
        <dl className="facts more">
          {cardItems.map((item) => (
            <div key={item.field}>
              <dt dir="auto">{item.label}</dt>
              <dd dir="auto">
                <ItemValue item={item} isInert={isInert} />
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
    </>
  )
}

type CardFactsProps = { document: OfferDocument; now: string; isOpen: boolean; isAnswered: boolean }

/** When and where it begins, and until when to answer as long as that matters. */
function CardFacts({ document, now, isOpen, isAnswered }: CardFactsProps) {
  const deadline = document.deadline && !isAnswered ? describeDeadline({ deadline: document.deadline, now }) : null
  if (!document.startDate && !document.location && !deadline) return null

  return (
    <ul className="facts">
      {document.startDate ? (
        <li>
          <Icon name="calendar" />
          <span>
            Starts <b>{formatLongDate(document.startDate)}</b>
          </span>
        </li>
      ) : null}
      {document.location ? (
        <li>
          <Icon name="place" />
          <span dir="auto">{document.location}</span>
        </li>
      ) : null}
      {deadline ? (
        <li>
          <Icon name="clock" />
          <span>
            {isOpen ? 'Please answer by ' : 'It could be answered until '}
            <b>{deadline.day}</b>, {deadline.time}
          </span>
        </li>
      ) : null}
    </ul>
  )
}

/** The version goes along: whoever reads an old page is shown what changed before the form. */
function CardActs({ base, versionId }: { base: string | null; versionId: string }) {
  return (
    <>
      <div className="acts bar">
        <PageLink base={base} path={`/accept?version=${versionId}`} className="button">
          Accept offer
        </PageLink>
        <PageLink base={base} path={`/decline?version=${versionId}`} className="plain">
          Decline…
        </PageLink>
      </div>
      <p className="after small quiet">You can read it all again before you sign. Nothing is final until you do.</p>
    </>
  )
}
