import type { OfferDocument, PageMessage } from '#lib/domain/offer-publishing/versions/schema.ts'
import { formatInstant } from '#lib/platform/format/dates.ts'
import { keyByPlace } from './key-by-place.ts'
import { PageLink } from './page-link.tsx'

/** Questions and replies, oldest first. */
export function QuestionThread({ messages, timeZone }: { messages: readonly PageMessage[]; timeZone: string }) {
  return (
    <ol className="thread">
      {keyByPlace(messages).map(({ key, item: message }) => (
        <li key={key} className={message.from === 'organization' ? 'theirs' : undefined}>
          <div className="by">
            <bdi className="strong">{message.from === 'candidate' ? 'You' : message.name}</bdi>
            <time className="small quiet" dateTime={message.at}>
              {formatInstant(message.at, timeZone)}
              {timeZone === 'UTC' ? ' UTC' : ''}
            </time>
          </div>
          <p dir="auto">{message.text}</p>
        </li>
      ))}
    </ol>
  )
}

export type QuestionsProps = {
  messages: readonly PageMessage[]
  organizationName: string
  sender: OfferDocument['sender']
  timeZone: string
  base: string | null
}

export function Questions({ messages, organizationName, sender, timeZone, base }: QuestionsProps) {
  return (
    <section aria-labelledby="questions" className={messages.length === 0 ? 'no-print' : undefined}>
      <h2 id="questions">Questions</h2>
      {messages.length > 0 ? (
        <QuestionThread messages={messages} timeZone={timeZone} />
      ) : (
        <p className="invite">
          Ask anything that would help you decide. The answer of <bdi>{sender?.name ?? organizationName}</bdi> will stand here, and you get
          it by mail.
        </p>
      )}
      <PageLink base={base} path="/question" className="plain edged no-print">
        Ask a question
      </PageLink>
    </section>
  )
}
