'use client'

import { Info } from 'lucide-react'
import { DayList } from '#components/offer-page-settings/day-list.tsx'
import { DeadlineControl } from '#components/offer-page-settings/deadline-control.tsx'
import { REMINDER_TIME } from '#components/offer-page-settings/describe-timing.ts'
import { PreviewAside } from '#components/offer-page-settings/preview-aside.tsx'
import { ScheduleView } from '#components/offer-page-settings/schedule-view.tsx'
import { useSettings } from '#components/offer-page-settings/settings-context.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { Notice } from '#components/patterns/notice.tsx'
import { PageBody } from '#components/patterns/page-body.tsx'
import { Section } from '#components/patterns/panel.tsx'

/** How long candidates have, and who is reminded when. */
export function TimingTab() {
  const { draft } = useSettings()
  const { timeZone } = useOrganization()
  const { timing } = draft.settings

  return (
    <div className="flex min-h-0 flex-1">
      <PageBody width="form">
        <Section title="Deadline" description={`Times are in ${timeZone.replaceAll('_', ' ')}, the time zone of your organization.`}>
          <DeadlineControl />
        </Section>
        {timing.deadlineDays === null ? null : (
          <Section title="Reminders" description={`Sent at ${REMINDER_TIME} while there is no answer.`}>
            <div className="flex flex-col gap-5">
              <DayList
                label="To the candidate"
                help="By mail, with a link of its own."
                path="timing.candidateReminderDays"
                days={timing.candidateReminderDays}
                onChange={(days) => draft.changeTiming({ candidateReminderDays: days })}
              />
              <DayList
                label="To whoever looks after the offer"
                help="As a notification; where nobody does, to everybody who may publish."
                path="timing.assigneeReminderDays"
                days={timing.assigneeReminderDays}
                onChange={(days) => draft.changeTiming({ assigneeReminderDays: days })}
              />
            </div>
          </Section>
        )}
        <div className="flex flex-col gap-4 min-[1200px]:hidden">
          <Effects />
        </div>
      </PageBody>
      <PreviewAside label="What will happen">
        <div className="flex flex-col gap-4 pt-2">
          <Effects />
        </div>
      </PreviewAside>
    </div>
  )
}

/** Beside the settings where there is room, else below them. */
function Effects() {
  return (
    <>
      <ScheduleView />
      <Notice icon={<Info aria-hidden="true" />}>
        Published offers keep the deadline and the reminders they were published with. Publish an offer again to give it new ones.
      </Notice>
    </>
  )
}
