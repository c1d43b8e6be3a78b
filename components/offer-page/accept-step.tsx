import { TYPED_NAME_MAX } from '#lib/domain/offer-publishing/answers/schema.ts'
import type { OfferDocument, OfferPageView } from '#lib/domain/offer-publishing/versions/schema.ts'
import { formatLongDate } from '#lib/platform/format/dates.ts'
import { isLong } from './arrange-offer.ts'
import { FactLines } from './fact-lines.tsx'
import { ConsentField, FormField } from './form-field.tsx'
import { ItemLine } from './item-value.tsx'
import { PageLink } from './page-link.tsx'
import { type RefusedForm, StepButton, StepForm, StepFrame } from './step-frame.tsx'

export type AnswerStepProps = {
  view: Extract<OfferPageView, { kind: 'open' }>
  base: string | null
  form: RefusedForm | undefined
}

/** The essentials once more, then the name and the consent. */
export function AcceptStep({ view, base, form }: AnswerStepProps) {
  const { document } = view

  return (
    <StepFrame base={base} title="Accept your offer" form={form} fields={['name', 'consent']}>
      <p className="plainly">
        Read the essentials once more. With your name below you accept version {view.versionNumber} of the offer of{' '}
        <bdi>{document.organizationName}</bdi>.
      </p>
      <Essentials document={document} isInert={base === null} />
      <StepForm base={base} path="/accept">
        <input type="hidden" name="version" value={view.versionId} />
        <FormField
          name="name"
          label="Your full name"
          help="It stands for your signature."
          form={form}
          max={TYPED_NAME_MAX}
          autoComplete="name"
          isRequired
        />
        <ConsentField text={document.consentText} form={form} />
        <StepButton base={base}>Accept offer</StepButton>
        <PageLink base={base} path="" className="plain">
          Not yet, back to the offer
        </PageLink>
      </StepForm>
      <p className="kept">
        As evidence we keep your name, the time, your address on the internet and the browser you use, together with the exact offer. You
        get all of it as a certificate.
      </p>
    </StepFrame>
  )
}

function Essentials({ document, isInert }: { document: OfferDocument; isInert: boolean }) {
  const facts = [
    { label: 'Role', text: document.jobTitle },
    { label: 'Start date', text: document.startDate ? formatLongDate(document.startDate) : null },
    { label: 'Location', text: document.location },
  ]
  const paySections = document.sections.filter((section) => section.kind === 'pay')

  return (
    <dl className="lines">
      {paySections.map((section) => (
        <div key={section.title} className="sum">
          <dt dir="auto">{section.title}</dt>
          <dd className={section.headline.length > 40 ? 'amount huge' : 'amount'} dir="auto">
            {section.headline}
          </dd>
          {section.detail ? <dd className="small quiet">{section.detail}</dd> : null}
        </div>
      ))}
      <FactLines facts={facts} />
      {paySections
        .flatMap((section) => section.items)
        .map((item) => (
          <ItemLine key={item.field} item={item} isWide={isLong(item)} isInert={isInert} />
        ))}
    </dl>
  )
}
