import { Check, ChevronRight, CircleHelp, Info } from 'lucide-react'
import type { ReactNode } from 'react'
import { ErrorLink } from '#components/connections/error-link.tsx'
import { FindingAct } from '#components/connections/finding-act.tsx'
import { type FindingBundle, readDetails, type SortedFindings, sortFindings } from '#components/connections/sort-findings.ts'
import type { Doctor } from '#components/connections/use-doctor.ts'
import { Notice } from '#components/patterns/notice.tsx'
import type { Connection } from '#lib/domain/connections/contract.ts'
import type { Finding } from '#lib/domain/connections/doctor/contract.ts'
import { formatCountOf } from '#lib/platform/format/counts.ts'

type DoctorFindingsProps = { connection: Connection; doctor: Doctor; findings: ReadonlyArray<Finding> }

/** What was looked at: problems with the button that mends each, then what is worth knowing, and what is in order folded away. */
export function DoctorFindings({ connection, doctor, findings }: DoctorFindingsProps) {
  const { problems, notes, inOrder } = sortFindings(findings)
  const renderActs = (bundle: FindingBundle) => <BundleActs bundle={bundle} connection={connection} doctor={doctor} />

  return (
    <>
      {problems.length > 0 ? (
        <ul aria-label="Problems" className="flex flex-col gap-2">
          {problems.map((bundle) => (
            <li key={bundle.key}>
              <Problem bundle={bundle} acts={renderActs(bundle)} />
            </li>
          ))}
        </ul>
      ) : null}
      {notes.length > 0 ? (
        <ul aria-label="Good to know" className="flex flex-col gap-3">
          {notes.map((bundle) => (
            <Note key={bundle.key} bundle={bundle} acts={renderActs(bundle)} />
          ))}
        </ul>
      ) : null}
      <InOrder groups={inOrder} />
    </>
  )
}

function BundleActs({ bundle: { act, code }, connection, doctor }: Omit<DoctorFindingsProps, 'findings'> & { bundle: FindingBundle }) {
  return (
    <>
      {act ? <FindingAct act={act} connection={connection} doctor={doctor} /> : null}
      {code ? <ErrorLink code={code} /> : null}
    </>
  )
}

type BundleProps = { bundle: FindingBundle; acts: ReactNode }

function Problem({ bundle, acts }: BundleProps) {
  const { findings } = bundle
  const { shared, isShared } = readDetails(bundle)
  const [only] = findings.length === 1 ? findings : []

  return (
    <Notice tone="amber" title={only?.title} actions={hasActs(bundle) ? acts : null}>
      {only ? (
        only.detail
      ) : (
        <>
          <ul className="flex flex-col gap-1">
            {findings.map(({ key, title, detail }) => (
              <li key={key}>
                <span className="font-medium text-ink">{title}.</span> {isShared ? null : detail}
              </li>
            ))}
          </ul>
          {shared ? <p className="mt-1">{shared}</p> : null}
        </>
      )}
    </Notice>
  )
}

function Note({ bundle, acts }: BundleProps) {
  const { findings } = bundle
  const { shared, isShared } = readDetails(bundle)
  const isUnknown = findings[0]?.status === 'unknown'
  const Icon = isUnknown ? CircleHelp : Info

  return (
    <li className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-2.5">
      <span className="pt-0.5 text-ink-3">
        <Icon aria-hidden="true" />
      </span>
      <div className="min-w-0 [overflow-wrap:anywhere]">
        {findings.map(({ key, title, detail }) => (
          <div key={key}>
            <p className="font-medium">{title}</p>
            {detail && !isShared ? <p className="mb-1.5 text-12 text-ink-3">{detail}</p> : null}
          </div>
        ))}
        {shared ? <p className="text-12 text-ink-3">{shared}</p> : null}
        {hasActs(bundle) ? <div className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-2">{acts}</div> : null}
      </div>
    </li>
  )
}

function hasActs({ act, code }: FindingBundle): boolean {
  return act !== null || code !== null
}

function InOrder({ groups }: { groups: SortedFindings['inOrder'] }) {
  const count = groups.reduce((sum, { findings }) => sum + findings.length, 0)
  if (count === 0) return null

  return (
    <details className="group">
      <summary className="flex w-fit cursor-pointer list-none items-center gap-2.5 rounded-sm text-ink-2 hover:text-ink max-md:min-h-11 [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden="true" className="text-ink-3 transition-transform duration-(--dur-1) group-open:rotate-90" />
        {formatCountOf({ count, one: 'thing is in order', many: 'things are in order' })}
      </summary>
      <div className="mt-2 flex flex-col gap-3 pl-[26px]">
        {groups.map(({ group, findings }) => (
          <div key={group}>
            <h3 className="mb-1 text-12 font-medium text-ink-2">{group}</h3>
            <ul className="flex flex-col gap-1.5">
              {findings.map(({ key, title, detail }) => (
                <li key={key} className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-2">
                  <span className="pt-0.5 text-moss">
                    <Check aria-hidden="true" />
                  </span>
                  <span className="min-w-0 [overflow-wrap:anywhere]">
                    {title}
                    {detail ? <span className="block text-12 text-ink-3">{detail}</span> : null}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </details>
  )
}
